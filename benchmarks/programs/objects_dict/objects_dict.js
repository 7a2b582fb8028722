// Two million small object literals; the last thousand or so stay alive.
function makePoint(i) {
  return { x: i, y: i * 2, weight: i % 7 };
}

function run(n) {
  const recent = [];
  for (let i = 0; i < 1024; i++) {
    recent.push(makePoint(i));
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    const slot = i % 1024;
    const old = recent[slot];
    total += old.x + old.y * old.weight;
    recent[slot] = makePoint(i);
  }
  return total;
}

console.log(run(2000000));
