// Counts the points of a grid that belong to the Mandelbrot set, and all iterations made.
function escapeTime(cr, ci, limit) {
  let zr = 0.0;
  let zi = 0.0;
  let n = 0;
  while (n < limit) {
    const rr = zr * zr;
    const ii = zi * zi;
    if (rr + ii > 4.0) return n;
    zi = 2.0 * zr * zi + ci;
    zr = rr - ii + cr;
    n++;
  }
  return n;
}

function run(size, limit) {
  let inside = 0;
  let iterations = 0;
  for (let y = 0; y < size; y++) {
    const ci = (2.0 * y) / size - 1.0;
    for (let x = 0; x < size; x++) {
      const n = escapeTime((3.0 * x) / size - 2.0, ci, limit);
      iterations += n;
      if (n === limit) inside++;
    }
  }
  console.log(`${inside} ${iterations}`);
}

run(400, 100);
