# Havlak: finds the loops of a control flow graph, nested and irreducible ones too.
class Block:
    def __init__(self):
        self.targets = []
        self.sources = []


class Loop:
    """A loop found: its header and the number of the loop around it, or -1."""

    def __init__(self, header, is_reducible):
        self.header = header
        self.is_reducible = is_reducible
        self.outer = -1


class Graph:
    def __init__(self):
        self.blocks = []

    def add_block(self):
        self.blocks.append(Block())

    def connect(self, source, target):
        self.blocks[source].targets.append(target)
        self.blocks[target].sources.append(source)

    def add_diamond(self, start):
        """Adds a diamond behind a block; the new last block is where it ends."""
        first = len(self.blocks)
        for i in range(3):
            self.add_block()
        self.connect(start, first)
        self.connect(start, first + 1)
        self.connect(first, first + 2)
        self.connect(first + 1, first + 2)

    def add_loops(self, start, depth):
        """Adds loops inside loops behind a block; the new last block is the way out."""
        header = len(self.blocks)
        self.add_block()
        self.connect(start, header)
        self.add_diamond(header)
        last = len(self.blocks) - 1
        if depth > 1:
            for i in range(2):
                self.add_loops(last, depth - 1)
                last = len(self.blocks) - 1
        self.connect(last, header)
        exit_block = len(self.blocks)
        self.add_block()
        self.connect(last, exit_block)


UNSEEN = -1


class LoopFinder:
    def __init__(self, graph):
        size = len(graph.blocks)
        self.graph = graph
        self.number = [UNSEEN] * size
        self.last = [0] * size
        self.order = []
        self.parent = list(range(size))

    def number_blocks(self, block):
        current = len(self.order)
        self.number[block] = current
        self.order.append(block)
        for target in self.graph.blocks[block].targets:
            if self.number[target] == UNSEEN:
                self.number_blocks(target)
        self.last[current] = len(self.order) - 1

    def is_ancestor(self, w, v):
        return w <= v and v <= self.last[w]

    def find_set(self, node):
        parent = self.parent
        root = node
        while parent[root] != root:
            root = parent[root]
        while parent[node] != root:
            next = parent[node]
            parent[node] = root
            node = next
        return root

    def back_nodes(self, w):
        """The nodes that jump back to w, by their sets, and whether w jumps to itself."""
        pool = []
        is_self_loop = False
        for source in self.graph.blocks[self.order[w]].sources:
            v = self.number[source]
            if v == UNSEEN or not self.is_ancestor(w, v):
                continue
            if v == w:
                is_self_loop = True
            else:
                root = self.find_set(v)
                if root not in pool:
                    pool.append(root)
        return pool, is_self_loop

    def grow_pool(self, w, pool):
        """Completes the pool of the loop of w; returns whether the loop is reducible."""
        is_reducible = True
        next = 0
        while next < len(pool):
            x = pool[next]
            next += 1
            for source in self.graph.blocks[self.order[x]].sources:
                v = self.number[source]
                if v == UNSEEN or self.is_ancestor(x, v):
                    continue
                root = self.find_set(v)
                if not self.is_ancestor(w, root):
                    is_reducible = False
                elif root != w and root not in pool:
                    pool.append(root)
        return is_reducible

    def find_loops(self):
        self.number_blocks(0)
        loop_of = [-1] * len(self.graph.blocks)
        loops = []
        for w in range(len(self.order) - 1, -1, -1):
            pool, is_self_loop = self.back_nodes(w)
            is_reducible = self.grow_pool(w, pool)
            if len(pool) == 0 and not is_self_loop:
                continue
            found = len(loops)
            loops.append(Loop(self.order[w], is_reducible))
            loop_of[w] = found
            for node in pool:
                self.parent[node] = w
                if loop_of[node] >= 0:
                    loops[loop_of[node]].outer = found
        return loops


def depth_of(loops, at):
    depth = 0
    while at >= 0:
        depth += 1
        at = loops[at].outer
    return depth


def make_graph(parts, depth):
    graph = Graph()
    graph.add_block()
    for i in range(parts):
        graph.add_loops(len(graph.blocks) - 1, depth)
    # Two ways into the same cycle: a loop that is not reducible.
    first = len(graph.blocks)
    for i in range(3):
        graph.add_block()
    graph.connect(first - 1, first)
    graph.connect(first - 1, first + 1)
    graph.connect(first, first + 1)
    graph.connect(first + 1, first)
    graph.connect(first + 1, first + 2)
    graph.connect(first + 2, first + 2)
    return graph


def run(rounds):
    graph = make_graph(5, 5)
    for round in range(rounds):
        loops = LoopFinder(graph).find_loops()
        deepest = 0
        total = 0
        reducible = 0
        for i in range(len(loops)):
            depth = depth_of(loops, i)
            total += depth + loops[i].header
            if depth > deepest:
                deepest = depth
            if loops[i].is_reducible:
                reducible += 1
        if round == rounds - 1:
            print(len(graph.blocks), len(loops), reducible, deepest, total)


run(400)
