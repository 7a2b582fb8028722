// Havlak: finds the loops of a control flow graph, nested and irreducible ones too.
package main

import "fmt"

// Block is a node of the graph; edges go to and come from block numbers.
type Block struct {
	targets, sources []int
}

// Loop is a loop found: its header and the number of the loop around it, or -1.
type Loop struct {
	header      int
	isReducible bool
	outer       int
}

// Graph is a control flow graph; its entry is block 0.
type Graph struct {
	blocks []Block
}

func (g *Graph) addBlock() {
	g.blocks = append(g.blocks, Block{})
}

func (g *Graph) connect(source, target int) {
	g.blocks[source].targets = append(g.blocks[source].targets, target)
	g.blocks[target].sources = append(g.blocks[target].sources, source)
}

// Adds a diamond behind a block; the new last block is where it ends.
func (g *Graph) addDiamond(start int) {
	first := len(g.blocks)
	for i := 0; i < 3; i++ {
		g.addBlock()
	}
	g.connect(start, first)
	g.connect(start, first+1)
	g.connect(first, first+2)
	g.connect(first+1, first+2)
}

// Adds loops inside loops behind a block; the new last block is the way out.
func (g *Graph) addLoops(start, depth int) {
	header := len(g.blocks)
	g.addBlock()
	g.connect(start, header)
	g.addDiamond(header)
	last := len(g.blocks) - 1
	if depth > 1 {
		for i := 0; i < 2; i++ {
			g.addLoops(last, depth-1)
			last = len(g.blocks) - 1
		}
	}
	g.connect(last, header)
	exitBlock := len(g.blocks)
	g.addBlock()
	g.connect(last, exitBlock)
}

const unseen = -1

// LoopFinder numbers the blocks of a graph depth first and collects loops inside out.
type LoopFinder struct {
	graph                       *Graph
	number, last, order, parent []int
}

func newLoopFinder(graph *Graph) *LoopFinder {
	size := len(graph.blocks)
	finder := &LoopFinder{graph: graph, number: make([]int, size), last: make([]int, size),
		parent: make([]int, size)}
	for i := range finder.parent {
		finder.number[i] = unseen
		finder.parent[i] = i
	}
	return finder
}

func (f *LoopFinder) numberBlocks(block int) {
	current := len(f.order)
	f.number[block] = current
	f.order = append(f.order, block)
	for _, target := range f.graph.blocks[block].targets {
		if f.number[target] == unseen {
			f.numberBlocks(target)
		}
	}
	f.last[current] = len(f.order) - 1
}

func (f *LoopFinder) isAncestor(w, v int) bool {
	return w <= v && v <= f.last[w]
}

func (f *LoopFinder) findSet(node int) int {
	root := node
	for f.parent[root] != root {
		root = f.parent[root]
	}
	for f.parent[node] != root {
		next := f.parent[node]
		f.parent[node] = root
		node = next
	}
	return root
}

func contains(list []int, value int) bool {
	for _, item := range list {
		if item == value {
			return true
		}
	}
	return false
}

// The nodes that jump back to w, by their sets, and whether w jumps to itself.
func (f *LoopFinder) backNodes(w int) (pool []int, isSelfLoop bool) {
	for _, source := range f.graph.blocks[f.order[w]].sources {
		v := f.number[source]
		if v == unseen || !f.isAncestor(w, v) {
			continue
		}
		if v == w {
			isSelfLoop = true
		} else if root := f.findSet(v); !contains(pool, root) {
			pool = append(pool, root)
		}
	}
	return pool, isSelfLoop
}

// Completes the pool of the loop of w; returns whether the loop is reducible.
func (f *LoopFinder) growPool(w int, pool []int) ([]int, bool) {
	isReducible := true
	for next := 0; next < len(pool); next++ {
		x := pool[next]
		for _, source := range f.graph.blocks[f.order[x]].sources {
			v := f.number[source]
			if v == unseen || f.isAncestor(x, v) {
				continue
			}
			root := f.findSet(v)
			if !f.isAncestor(w, root) {
				isReducible = false
			} else if root != w && !contains(pool, root) {
				pool = append(pool, root)
			}
		}
	}
	return pool, isReducible
}

func (f *LoopFinder) findLoops() []Loop {
	f.numberBlocks(0)
	loopOf := make([]int, len(f.graph.blocks))
	for i := range loopOf {
		loopOf[i] = -1
	}
	loops := []Loop{}
	for w := len(f.order) - 1; w >= 0; w-- {
		pool, isSelfLoop := f.backNodes(w)
		pool, isReducible := f.growPool(w, pool)
		if len(pool) == 0 && !isSelfLoop {
			continue
		}
		found := len(loops)
		loops = append(loops, Loop{f.order[w], isReducible, -1})
		loopOf[w] = found
		for _, node := range pool {
			f.parent[node] = w
			if loopOf[node] >= 0 {
				loops[loopOf[node]].outer = found
			}
		}
	}
	return loops
}

func depthOf(loops []Loop, at int) int {
	depth := 0
	for at >= 0 {
		depth++
		at = loops[at].outer
	}
	return depth
}

func makeGraph(parts, depth int) *Graph {
	graph := &Graph{}
	graph.addBlock()
	for i := 0; i < parts; i++ {
		graph.addLoops(len(graph.blocks)-1, depth)
	}
	// Two ways into the same cycle: a loop that is not reducible.
	first := len(graph.blocks)
	for i := 0; i < 3; i++ {
		graph.addBlock()
	}
	graph.connect(first-1, first)
	graph.connect(first-1, first+1)
	graph.connect(first, first+1)
	graph.connect(first+1, first)
	graph.connect(first+1, first+2)
	graph.connect(first+2, first+2)
	return graph
}

func run(rounds int) {
	graph := makeGraph(5, 5)
	for round := 0; round < rounds; round++ {
		loops := newLoopFinder(graph).findLoops()
		deepest, total, reducible := 0, 0, 0
		for i, loop := range loops {
			depth := depthOf(loops, i)
			total += depth + loop.header
			if depth > deepest {
				deepest = depth
			}
			if loop.isReducible {
				reducible++
			}
		}
		if round == rounds-1 {
			fmt.Println(len(graph.blocks), len(loops), reducible, deepest, total)
		}
	}
}

func main() {
	run(400)
}
