// Edit distance of two strings by dynamic programming, one row at a time.
function randomWord(length, seed) {
  const letters = "acgt";
  let word = "";
  for (let i = 0; i < length; i++) {
    seed = (seed * 16807) % 2147483647;
    word += letters[seed % 4];
  }
  return word;
}

function distance(a, b) {
  let previous = [];
  for (let j = 0; j <= b.length; j++) {
    previous.push(j);
  }
  for (let i = 0; i < a.length; i++) {
    const current = [i + 1];
    for (let j = 0; j < b.length; j++) {
      let best = previous[j];
      if (a[i] !== b[j]) best++;
      if (previous[j + 1] + 1 < best) best = previous[j + 1] + 1;
      if (current[j] + 1 < best) best = current[j] + 1;
      current.push(best);
    }
    previous = current;
  }
  return previous[b.length];
}

const a = randomWord(1800, 42);
const b = randomWord(1700, 77);
console.log(`${a.length} ${b.length} ${distance(a, b)}`);
console.log(`${distance("kitten", "sitting")} ${distance("", "abc")} ${distance(a, a)}`);
