// The sum of 0 to 20 million, by a loop that counts for itself.
function run(n) {
  let total = 0;
  let i = 0;
  while (i < n) {
    total += i;
    i += 1;
  }
  return total;
}

console.log(run(20000000));
