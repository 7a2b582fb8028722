// Fannkuch: the most prefix reversals that any permutation of n numbers needs, and a checksum.
function countFlips(permutation) {
  const p = permutation.slice();
  let flips = 0;
  let first = p[0];
  while (first !== 0) {
    let i = 0;
    let j = first;
    while (i < j) {
      const t = p[i];
      p[i] = p[j];
      p[j] = t;
      i++;
      j--;
    }
    flips++;
    first = p[0];
  }
  return flips;
}

function fannkuch(n) {
  const permutation = [];
  const counts = [];
  for (let i = 0; i < n; i++) {
    permutation.push(i);
    counts.push(0);
  }
  let checksum = 0;
  let most = 0;
  let index = 0;
  let r = n;
  for (;;) {
    while (r > 1) {
      counts[r - 1] = r;
      r--;
    }
    const flips = countFlips(permutation);
    if (flips > most) most = flips;
    if (index % 2 === 0) checksum += flips;
    else checksum -= flips;
    index++;
    for (;;) {
      if (r === n) {
        console.log(`${checksum} ${most}`);
        return;
      }
      const first = permutation[0];
      for (let i = 0; i < r; i++) {
        permutation[i] = permutation[i + 1];
      }
      permutation[r] = first;
      counts[r]--;
      if (counts[r] > 0) break;
      r++;
    }
  }
}

fannkuch(9);
