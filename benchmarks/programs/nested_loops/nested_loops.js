// Three nested loops with a branch in the innermost one.
function countTriples(limit) {
  let found = 0;
  for (let a = 1; a <= limit; a++) {
    for (let b = a; b <= limit; b++) {
      for (let c = b; c <= limit; c++) {
        if (a * a + b * b === c * c) found++;
      }
    }
  }
  return found;
}

console.log(countTriples(380));
