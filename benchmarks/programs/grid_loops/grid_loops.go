// Two nested loops of a thousand steps each, ten times.
package main

import "fmt"

func walk(size, factor int) int {
	total := 0
	for i := 0; i < size; i++ {
		for j := 0; j < size; j++ {
			total = (total + i*j*factor) % 1000003
		}
	}
	return total
}

func main() {
	for round := 0; round < 10; round++ {
		fmt.Println(walk(1000, round+1))
	}
}
