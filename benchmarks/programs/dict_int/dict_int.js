// Half a million scattered integer keys: insert, update, look up, probe.
function key(i) {
  return (i * 7919) % 1000003;
}

function run(n) {
  const d = new Map();
  for (let i = 0; i < n; i++) {
    d.set(key(i), i);
  }
  for (let i = 0; i < n; i++) {
    d.set(key(i), d.get(key(i)) + (i % 10));
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += d.get(key(i));
  }
  let present = 0;
  for (let k = 0; k < n; k++) {
    if (d.has(k)) present++;
  }
  console.log(`${d.size} ${total} ${present}`);
}

run(500000);
