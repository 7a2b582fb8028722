// A map with 100,000 integer keys, twenty times: insert, look up, count what is missing.
function run(n, step) {
  const squares = new Map();
  for (let i = 0; i < n; i++) {
    squares.set(i * step, i * i);
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    total = (total + squares.get(i * step)) % 1000003;
  }
  let missing = 0;
  for (let i = 0; i < n; i++) {
    if (!squares.has(i)) missing++;
  }
  console.log(`${squares.size} ${total} ${missing}`);
}

for (let round = 0; round < 20; round++) {
  run(100000, round + 1);
}
