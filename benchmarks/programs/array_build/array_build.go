// An array of a million integers, grown by pushing, twelve times.
package main

import "fmt"

func build(n, factor int) []int {
	values := []int{}
	for i := 0; i < n; i++ {
		values = append(values, i*factor)
	}
	return values
}

func main() {
	for round := 0; round < 12; round++ {
		values := build(1000000, round+1)
		fmt.Println(len(values), values[0], values[len(values)/2], values[len(values)-1])
	}
}
