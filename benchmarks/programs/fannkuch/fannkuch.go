// Fannkuch: the most prefix reversals that any permutation of n numbers needs, and a checksum.
package main

import "fmt"

func countFlips(permutation, p []int) int {
	copy(p, permutation)
	flips := 0
	first := p[0]
	for first != 0 {
		for i, j := 0, first; i < j; i, j = i+1, j-1 {
			p[i], p[j] = p[j], p[i]
		}
		flips++
		first = p[0]
	}
	return flips
}

func fannkuch(n int) {
	permutation := make([]int, n)
	scratch := make([]int, n)
	counts := make([]int, n)
	for i := range permutation {
		permutation[i] = i
	}
	checksum, most, index, r := 0, 0, 0, n
	for {
		for r > 1 {
			counts[r-1] = r
			r--
		}
		flips := countFlips(permutation, scratch)
		if flips > most {
			most = flips
		}
		if index%2 == 0 {
			checksum += flips
		} else {
			checksum -= flips
		}
		index++
		for {
			if r == n {
				fmt.Println(checksum, most)
				return
			}
			first := permutation[0]
			for i := 0; i < r; i++ {
				permutation[i] = permutation[i+1]
			}
			permutation[r] = first
			counts[r]--
			if counts[r] > 0 {
				break
			}
			r++
		}
	}
}

func main() {
	fannkuch(9)
}
