// A map with 100,000 integer keys, twenty times: insert, look up, count what is missing.
package main

import "fmt"

func run(n, step int) {
	squares := map[int]int{}
	for i := 0; i < n; i++ {
		squares[i*step] = i * i
	}
	total := 0
	for i := 0; i < n; i++ {
		total = (total + squares[i*step]) % 1000003
	}
	missing := 0
	for i := 0; i < n; i++ {
		if _, found := squares[i]; !found {
			missing++
		}
	}
	fmt.Println(len(squares), total, missing)
}

func main() {
	for round := 0; round < 20; round++ {
		run(100000, round+1)
	}
}
