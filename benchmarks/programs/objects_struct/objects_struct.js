// Two million small objects; the last thousand or so stay alive.
class Point {
  constructor(x, y, weight) {
    this.x = x;
    this.y = y;
    this.weight = weight;
  }
}

function makePoint(i) {
  return new Point(i, i * 2, i % 7);
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
