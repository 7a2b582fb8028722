// Errors raised three calls deep and caught, some of them raised again on the way.
function check(n) {
  if (n % 3 === 0) throw new Error("divisible");
  return n;
}

function translate(n) {
  try {
    return check(n);
  } catch (e) {
    if (n % 2 === 0) throw new Error("even and " + e.message);
    return -n;
  }
}

function attempt(n) {
  return translate(n) + 1;
}

function run(rounds) {
  let total = 0;
  let caught = 0;
  let letters = 0;
  for (let n = 0; n < rounds; n++) {
    try {
      total += attempt(n);
    } catch (e) {
      caught++;
      letters += e.message.length;
    }
  }
  console.log(`${total} ${caught} ${letters}`);
}

run(1000000);
