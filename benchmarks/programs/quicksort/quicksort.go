// Hand-written quicksort of half a million integers, in place.
package main

import "fmt"

func randomArray(n int) []int {
	values := []int{}
	seed := 42
	for i := 0; i < n; i++ {
		seed = (seed * 16807) % 2147483647
		values = append(values, seed)
	}
	return values
}

func quicksort(a []int, lo, hi int) []int {
	if lo >= hi {
		return a
	}
	pivot := a[(lo+hi)/2]
	i, j := lo, hi
	for i <= j {
		for a[i] < pivot {
			i++
		}
		for a[j] > pivot {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quicksort(a, lo, j)
	return quicksort(a, i, hi)
}

func checksum(a []int) int {
	total := 0
	for i := range a {
		total = (total + a[i]*(i%7)) % 1000000007
	}
	return total
}

func run(n int) {
	values := randomArray(n)
	quicksort(values, 0, n-1)
	fmt.Println(values[0], values[n-1], checksum(values))
}

func main() {
	run(500000)
}
