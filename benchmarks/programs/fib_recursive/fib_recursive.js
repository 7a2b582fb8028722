// fib(30) by plain recursion, three times.
function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

for (let round = 0; round < 3; round++) {
  console.log(fib(30));
}
