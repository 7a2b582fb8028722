// Hand-written quicksort of half a million integers, in place.
function randomArray(n) {
  const values = [];
  let seed = 42;
  for (let i = 0; i < n; i++) {
    seed = (seed * 16807) % 2147483647;
    values.push(seed);
  }
  return values;
}

function quicksort(a, lo, hi) {
  if (lo >= hi) return a;
  const pivot = a[Math.floor((lo + hi) / 2)];
  let i = lo;
  let j = hi;
  while (i <= j) {
    while (a[i] < pivot) i++;
    while (a[j] > pivot) j--;
    if (i <= j) {
      const t = a[i];
      a[i] = a[j];
      a[j] = t;
      i++;
      j--;
    }
  }
  quicksort(a, lo, j);
  return quicksort(a, i, hi);
}

function checksum(a) {
  let total = 0;
  for (let i = 0; i < a.length; i++) {
    total = (total + a[i] * (i % 7)) % 1000000007;
  }
  return total;
}

function run(n) {
  const values = randomArray(n);
  quicksort(values, 0, n - 1);
  console.log(`${values[0]} ${values[n - 1]} ${checksum(values)}`);
}

run(500000);
