// The sum of the first million integers, twenty times.
package main

import "fmt"

func sumBelow(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total += i
	}
	return total
}

func main() {
	for round := 0; round < 20; round++ {
		fmt.Println(sumBelow(1000000 + round))
	}
}
