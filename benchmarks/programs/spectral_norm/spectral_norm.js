// Spectral norm of an infinite matrix, approximated by the power method.
function element(i, j) {
  return 1.0 / (((i + j) * (i + j + 1)) / 2 + i + 1);
}

function multiply(v) {
  const result = [];
  for (let i = 0; i < v.length; i++) {
    let total = 0.0;
    for (let j = 0; j < v.length; j++) {
      total += element(i, j) * v[j];
    }
    result.push(total);
  }
  return result;
}

function multiplyTransposed(v) {
  const result = [];
  for (let i = 0; i < v.length; i++) {
    let total = 0.0;
    for (let j = 0; j < v.length; j++) {
      total += element(j, i) * v[j];
    }
    result.push(total);
  }
  return result;
}

function run(n) {
  let u = new Array(n).fill(1.0);
  let v = [];
  for (let round = 0; round < 10; round++) {
    v = multiplyTransposed(multiply(u));
    u = multiplyTransposed(multiply(v));
  }
  let vv = 0.0;
  let uv = 0.0;
  for (let i = 0; i < n; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  console.log(Math.floor(Math.sqrt(uv / vv) * 1000000000.0));
}

run(300);
