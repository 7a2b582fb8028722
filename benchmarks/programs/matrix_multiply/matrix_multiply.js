// Product of two square matrices of floats, held as arrays of rows.
function makeMatrix(n, seed) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      row.push(((i - j) * (i + j + seed) * 1.0) / n);
    }
    rows.push(row);
  }
  return rows;
}

function multiply(a, b) {
  const n = a.length;
  const product = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      let total = 0.0;
      for (let k = 0; k < n; k++) {
        total += a[i][k] * b[k][j];
      }
      row.push(total);
    }
    product.push(row);
  }
  return product;
}

function run(n) {
  const product = multiply(makeMatrix(n, 1), makeMatrix(n, 2));
  let trace = 0.0;
  for (let i = 0; i < n; i++) {
    trace += product[i][i];
  }
  const sample = product[Math.floor(n / 2)][Math.floor(n / 3)];
  console.log(`${Math.floor(trace)} ${Math.floor(sample * 1000.0)}`);
}

run(200);
