// Two million small dict literals; the last thousand or so stay alive.
package main

import "fmt"

func makePoint(i int) map[string]int {
	return map[string]int{"x": i, "y": i * 2, "weight": i % 7}
}

func run(n int) int {
	recent := []map[string]int{}
	for i := 0; i < 1024; i++ {
		recent = append(recent, makePoint(i))
	}
	total := 0
	for i := 0; i < n; i++ {
		slot := i % 1024
		old := recent[slot]
		total += old["x"] + old["y"]*old["weight"]
		recent[slot] = makePoint(i)
	}
	return total
}

func main() {
	fmt.Println(run(2000000))
}
