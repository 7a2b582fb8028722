// Two million small structs by pointer; the last thousand or so stay alive.
package main

import "fmt"

type Point struct {
	x, y, weight int
}

func makePoint(i int) *Point {
	return &Point{x: i, y: i * 2, weight: i % 7}
}

func run(n int) int {
	recent := []*Point{}
	for i := 0; i < 1024; i++ {
		recent = append(recent, makePoint(i))
	}
	total := 0
	for i := 0; i < n; i++ {
		slot := i % 1024
		old := recent[slot]
		total += old.x + old.y*old.weight
		recent[slot] = makePoint(i)
	}
	return total
}

func main() {
	fmt.Println(run(2000000))
}
