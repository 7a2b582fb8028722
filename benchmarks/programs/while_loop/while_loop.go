// The sum of 0 to 20 million, by a loop that counts for itself.
package main

import "fmt"

func run(n int) int {
	total := 0
	i := 0
	for i < n {
		total += i
		i++
	}
	return total
}

func main() {
	fmt.Println(run(20000000))
}
