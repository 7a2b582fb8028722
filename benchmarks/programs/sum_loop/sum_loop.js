// The sum of the first million integers, twenty times.
function sumBelow(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += i;
  }
  return total;
}

for (let round = 0; round < 20; round++) {
  console.log(sumBelow(1000000 + round));
}
