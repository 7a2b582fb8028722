// A chain of generators: count up, keep some and transform; and one of Fibonacci numbers.
function* countUp(limit) {
  let n = 0;
  while (n < limit) {
    yield n;
    n++;
  }
}

function* keepOdd(source) {
  for (const n of source) {
    if (n % 2 === 1) yield n;
  }
}

function* squares(source) {
  for (const n of source) yield (n * n) % 1000003;
}

function* fibonacci(limit) {
  let a = 0;
  let b = 1;
  for (let i = 0; i < limit; i++) {
    yield a;
    const next = (a + b) % 1000003;
    a = b;
    b = next;
  }
}

function run(limit) {
  let total = 0;
  for (const n of squares(keepOdd(countUp(limit)))) {
    total += n;
  }
  let sum = 0;
  for (const n of fibonacci(limit)) {
    sum += n;
  }
  console.log(`${total} ${sum}`);
}

run(2000000);
