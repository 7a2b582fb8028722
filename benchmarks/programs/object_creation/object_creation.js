// 100,000 objects, all alive at once, made and summed up eight times.
class Point {
  constructor(x, y, label) {
    this.x = x;
    this.y = y;
    this.label = label;
  }
}

function makePoints(n, step) {
  const points = [];
  for (let i = 0; i < n; i++) {
    points.push(new Point(i, i * step, "point"));
  }
  return points;
}

function summarise(points) {
  let total = 0;
  for (const p of points) {
    total += p.x + p.y + p.label.length;
  }
  return total;
}

for (let round = 0; round < 8; round++) {
  const points = makePoints(100000, round);
  console.log(`${points.length} ${summarise(points)}`);
}
