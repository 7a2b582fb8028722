// Three nested loops with a branch in the innermost one.
package main

import "fmt"

func countTriples(limit int) int {
	found := 0
	for a := 1; a <= limit; a++ {
		for b := a; b <= limit; b++ {
			for c := b; c <= limit; c++ {
				if a*a+b*b == c*c {
					found++
				}
			}
		}
	}
	return found
}

func main() {
	fmt.Println(countTriples(380))
}
