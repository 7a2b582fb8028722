// One long counting loop with integer arithmetic.
package main

import "fmt"

func run(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total = (total + i*3) % 1000003
	}
	return total
}

func main() {
	fmt.Println(run(20000000))
}
