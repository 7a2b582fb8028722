// Edit distance of two strings by dynamic programming, one row at a time.
package main

import "fmt"

func randomWord(length, seed int) string {
	letters := "acgt"
	word := ""
	for i := 0; i < length; i++ {
		seed = (seed * 16807) % 2147483647
		word = word + letters[seed%4:seed%4+1]
	}
	return word
}

func distance(a, b string) int {
	previous := []int{}
	for j := 0; j <= len(b); j++ {
		previous = append(previous, j)
	}
	for i := 0; i < len(a); i++ {
		current := []int{i + 1}
		for j := 0; j < len(b); j++ {
			best := previous[j]
			if a[i] != b[j] {
				best++
			}
			if previous[j+1]+1 < best {
				best = previous[j+1] + 1
			}
			if current[j]+1 < best {
				best = current[j] + 1
			}
			current = append(current, best)
		}
		previous = current
	}
	return previous[len(b)]
}

func main() {
	a := randomWord(1800, 42)
	b := randomWord(1700, 77)
	fmt.Println(len(a), len(b), distance(a, b))
	fmt.Println(distance("kitten", "sitting"), distance("", "abc"), distance(a, a))
}
