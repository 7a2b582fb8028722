// Builds, walks and drops many binary trees: allocation and release of small objects.
class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }
}

function makeTree(depth) {
  if (depth === 0) return new Node(null, null);
  return new Node(makeTree(depth - 1), makeTree(depth - 1));
}

function count(node) {
  if (node.left === null) return 1;
  return 1 + count(node.left) + count(node.right);
}

function run(maxDepth) {
  console.log(`stretch ${maxDepth + 1} ${count(makeTree(maxDepth + 1))}`);
  const longLived = makeTree(maxDepth);
  let trees = 16384;
  for (let depth = 4; depth <= maxDepth; depth += 2) {
    let total = 0;
    for (let i = 0; i < trees; i++) {
      total += count(makeTree(depth));
    }
    console.log(`${trees} trees of depth ${depth} ${total}`);
    trees = Math.floor(trees / 4);
  }
  console.log(`long lived ${maxDepth} ${count(longLived)}`);
}

run(14);
