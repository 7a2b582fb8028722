// One long counting loop with integer arithmetic.
function run(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    total = (total + i * 3) % 1000003;
  }
  return total;
}

console.log(run(20000000));
