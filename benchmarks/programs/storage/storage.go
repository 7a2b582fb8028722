// Trees of arrays of random sizes: allocation of many small arrays.
package main

import "fmt"

// Tree has as many children as its array is long.
type Tree []Tree

var seed, made int

func nextRandom() int {
	seed = (seed*1309 + 13849) % 65536
	return seed
}

func buildTree(depth int) Tree {
	made++
	if depth == 1 {
		return make(Tree, nextRandom()%10+1)
	}
	children := Tree{}
	for i := 0; i < 4; i++ {
		children = append(children, buildTree(depth-1))
	}
	return children
}

func main() {
	for round := 0; round < 40; round++ {
		seed = 74755 + round
		made = 0
		tree := buildTree(8)
		fmt.Println(made, len(tree), len(tree[3][2][1][0][3][2][1]), seed)
	}
}
