// 400,000 Fibonacci numbers, fib(20) to fib(70), each by its own loop.
function fib(n) {
  let a = 0;
  let b = 1;
  for (let i = 0; i < n; i++) {
    const next = a + b;
    a = b;
    b = next;
  }
  return a;
}

function run(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    total = (total + fib(20 + (i % 51))) % 1000003;
  }
  console.log(`${fib(70)} ${total}`);
}

run(400000);
