// Trees of arrays of random sizes: allocation of many small arrays.
let seed = 0;
let made = 0;

function nextRandom() {
  seed = (seed * 1309 + 13849) % 65536;
  return seed;
}

function buildTree(depth) {
  made++;
  if (depth === 1) {
    return new Array((nextRandom() % 10) + 1).fill(null);
  }
  const children = [];
  for (let i = 0; i < 4; i++) {
    children.push(buildTree(depth - 1));
  }
  return children;
}

for (let round = 0; round < 40; round++) {
  seed = 74755 + round;
  made = 0;
  const tree = buildTree(8);
  console.log(`${made} ${tree.length} ${tree[3][2][1][0][3][2][1].length} ${seed}`);
}
