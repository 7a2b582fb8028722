// Half a million string keys, made when they are needed: insert, update, look up.
function run(n) {
  const d = new Map();
  for (let i = 0; i < n; i++) {
    d.set("key" + i, i);
  }
  for (let i = 0; i < n; i++) {
    if (i % 2 === 0) {
      d.set("key" + i, d.get("key" + i) + 1);
    }
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += d.get("key" + i);
  }
  console.log(`${d.size} ${total}`);
}

run(500000);
