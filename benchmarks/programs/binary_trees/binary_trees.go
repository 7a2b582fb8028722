// Builds, walks and drops many binary trees: allocation and release of small objects.
package main

import "fmt"

type Node struct {
	left, right *Node
}

func makeTree(depth int) *Node {
	if depth == 0 {
		return &Node{}
	}
	return &Node{left: makeTree(depth - 1), right: makeTree(depth - 1)}
}

func count(node *Node) int {
	if node.left == nil {
		return 1
	}
	return 1 + count(node.left) + count(node.right)
}

func run(maxDepth int) {
	fmt.Println("stretch", maxDepth+1, count(makeTree(maxDepth+1)))
	longLived := makeTree(maxDepth)
	trees := 16384
	for depth := 4; depth <= maxDepth; depth += 2 {
		total := 0
		for i := 0; i < trees; i++ {
			total += count(makeTree(depth))
		}
		fmt.Println(trees, "trees of depth", depth, total)
		trees = trees / 4
	}
	fmt.Println("long lived", maxDepth, count(longLived))
}

func main() {
	run(14)
}
