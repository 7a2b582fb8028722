// map, filter and reduce over a million elements with closures that capture variables.
function makeScaler(factor, offset) {
  return (x) => x * factor + offset;
}

function makeCounter() {
  let seen = 0;
  return (step) => {
    seen = seen + step;
    return seen;
  };
}

const numbers = [];
for (let i = 0; i < 1000000; i++) {
  numbers.push(i);
}
const seen = makeCounter();
for (let factor = 0; factor < 3; factor++) {
  const scaled = numbers.map(makeScaler(factor + 2, factor));
  const kept = scaled.filter((x) => x % 5 !== factor);
  const total = kept.reduce((sum, x) => (sum + x) % 1000003, 0);
  console.log(`${kept.length} ${total} ${seen(kept.length)}`);
}
let last = 0;
for (let i = 0; i < 1000000; i++) {
  last = seen(i % 3);
}
console.log(last);
