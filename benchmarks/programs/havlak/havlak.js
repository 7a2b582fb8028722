// Havlak: finds the loops of a control flow graph, nested and irreducible ones too.
class Block {
  constructor() {
    this.targets = [];
    this.sources = [];
  }
}

// A loop found: its header and the number of the loop around it, or -1.
class Loop {
  constructor(header, isReducible) {
    this.header = header;
    this.isReducible = isReducible;
    this.outer = -1;
  }
}

class Graph {
  constructor() {
    this.blocks = [];
  }

  addBlock() {
    this.blocks.push(new Block());
  }

  connect(source, target) {
    this.blocks[source].targets.push(target);
    this.blocks[target].sources.push(source);
  }

  // Adds a diamond behind a block; the new last block is where it ends.
  addDiamond(start) {
    const first = this.blocks.length;
    for (let i = 0; i < 3; i++) this.addBlock();
    this.connect(start, first);
    this.connect(start, first + 1);
    this.connect(first, first + 2);
    this.connect(first + 1, first + 2);
  }

  // Adds loops inside loops behind a block; the new last block is the way out.
  addLoops(start, depth) {
    const header = this.blocks.length;
    this.addBlock();
    this.connect(start, header);
    this.addDiamond(header);
    let last = this.blocks.length - 1;
    if (depth > 1) {
      for (let i = 0; i < 2; i++) {
        this.addLoops(last, depth - 1);
        last = this.blocks.length - 1;
      }
    }
    this.connect(last, header);
    const exitBlock = this.blocks.length;
    this.addBlock();
    this.connect(last, exitBlock);
  }
}

const UNSEEN = -1;

class LoopFinder {
  constructor(graph) {
    const size = graph.blocks.length;
    this.graph = graph;
    this.number = new Array(size).fill(UNSEEN);
    this.last = new Array(size).fill(0);
    this.order = [];
    this.parent = [];
    for (let i = 0; i < size; i++) this.parent.push(i);
  }

  numberBlocks(block) {
    const current = this.order.length;
    this.number[block] = current;
    this.order.push(block);
    for (const target of this.graph.blocks[block].targets) {
      if (this.number[target] === UNSEEN) this.numberBlocks(target);
    }
    this.last[current] = this.order.length - 1;
  }

  isAncestor(w, v) {
    return w <= v && v <= this.last[w];
  }

  findSet(node) {
    const parent = this.parent;
    let root = node;
    while (parent[root] !== root) {
      root = parent[root];
    }
    while (parent[node] !== root) {
      const next = parent[node];
      parent[node] = root;
      node = next;
    }
    return root;
  }

  // The nodes that jump back to w, by their sets, and whether w jumps to itself.
  backNodes(w) {
    const pool = [];
    let isSelfLoop = false;
    for (const source of this.graph.blocks[this.order[w]].sources) {
      const v = this.number[source];
      if (v === UNSEEN || !this.isAncestor(w, v)) continue;
      if (v === w) {
        isSelfLoop = true;
      } else {
        const root = this.findSet(v);
        if (!pool.includes(root)) pool.push(root);
      }
    }
    return [pool, isSelfLoop];
  }

  // Completes the pool of the loop of w; returns whether the loop is reducible.
  growPool(w, pool) {
    let isReducible = true;
    for (let next = 0; next < pool.length; next++) {
      const x = pool[next];
      for (const source of this.graph.blocks[this.order[x]].sources) {
        const v = this.number[source];
        if (v === UNSEEN || this.isAncestor(x, v)) continue;
        const root = this.findSet(v);
        if (!this.isAncestor(w, root)) isReducible = false;
        else if (root !== w && !pool.includes(root)) pool.push(root);
      }
    }
    return isReducible;
  }

  findLoops() {
    this.numberBlocks(0);
    const loopOf = new Array(this.graph.blocks.length).fill(-1);
    const loops = [];
    for (let w = this.order.length - 1; w >= 0; w--) {
      const [pool, isSelfLoop] = this.backNodes(w);
      const isReducible = this.growPool(w, pool);
      if (pool.length === 0 && !isSelfLoop) continue;
      const found = loops.length;
      loops.push(new Loop(this.order[w], isReducible));
      loopOf[w] = found;
      for (const node of pool) {
        this.parent[node] = w;
        if (loopOf[node] >= 0) loops[loopOf[node]].outer = found;
      }
    }
    return loops;
  }
}

function depthOf(loops, at) {
  let depth = 0;
  while (at >= 0) {
    depth++;
    at = loops[at].outer;
  }
  return depth;
}

function makeGraph(parts, depth) {
  const graph = new Graph();
  graph.addBlock();
  for (let i = 0; i < parts; i++) {
    graph.addLoops(graph.blocks.length - 1, depth);
  }
  // Two ways into the same cycle: a loop that is not reducible.
  const first = graph.blocks.length;
  for (let i = 0; i < 3; i++) graph.addBlock();
  graph.connect(first - 1, first);
  graph.connect(first - 1, first + 1);
  graph.connect(first, first + 1);
  graph.connect(first + 1, first);
  graph.connect(first + 1, first + 2);
  graph.connect(first + 2, first + 2);
  return graph;
}

function run(rounds) {
  const graph = makeGraph(5, 5);
  for (let round = 0; round < rounds; round++) {
    const loops = new LoopFinder(graph).findLoops();
    let deepest = 0;
    let total = 0;
    let reducible = 0;
    for (let i = 0; i < loops.length; i++) {
      const depth = depthOf(loops, i);
      total += depth + loops[i].header;
      if (depth > deepest) deepest = depth;
      if (loops[i].isReducible) reducible++;
    }
    if (round === rounds - 1) {
      console.log(`${graph.blocks.length} ${loops.length} ${reducible} ${deepest} ${total}`);
    }
  }
}

run(400);
