// Sieve of Eratosthenes over an array of booleans.
function sieve(limit) {
  const prime = [];
  for (let i = 0; i <= limit; i++) {
    prime.push(true);
  }
  prime[0] = false;
  prime[1] = false;
  for (let i = 2; i * i <= limit; i++) {
    if (prime[i]) {
      for (let j = i * i; j <= limit; j += i) {
        prime[j] = false;
      }
    }
  }
  return prime;
}

function summarise(prime) {
  let count = 0;
  let last = 0;
  for (let i = 0; i < prime.length; i++) {
    if (prime[i]) {
      count++;
      last = i;
    }
  }
  console.log(`${count} ${last}`);
}

summarise(sieve(2000000));
