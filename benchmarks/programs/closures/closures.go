// map, filter and reduce over a million elements with closures that capture variables.
package main

import "fmt"

func mapInts(list []int, f func(int) int) []int {
	result := make([]int, 0, len(list))
	for _, x := range list {
		result = append(result, f(x))
	}
	return result
}

func filter(list []int, f func(int) bool) []int {
	result := []int{}
	for _, x := range list {
		if f(x) {
			result = append(result, x)
		}
	}
	return result
}

func reduce(list []int, initial int, f func(int, int) int) int {
	acc := initial
	for _, x := range list {
		acc = f(acc, x)
	}
	return acc
}

func makeScaler(factor, offset int) func(int) int {
	return func(x int) int { return x*factor + offset }
}

func makeCounter() func(int) int {
	seen := 0
	return func(step int) int {
		seen = seen + step
		return seen
	}
}

func main() {
	numbers := []int{}
	for i := 0; i < 1000000; i++ {
		numbers = append(numbers, i)
	}
	seen := makeCounter()
	for factor := 0; factor < 3; factor++ {
		scaled := mapInts(numbers, makeScaler(factor+2, factor))
		kept := filter(scaled, func(x int) bool { return x%5 != factor })
		total := reduce(kept, 0, func(sum, x int) int { return (sum + x) % 1000003 })
		fmt.Println(len(kept), total, seen(len(kept)))
	}
	last := 0
	for i := 0; i < 1000000; i++ {
		last = seen(i % 3)
	}
	fmt.Println(last)
}
