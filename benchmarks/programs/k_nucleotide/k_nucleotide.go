// Counts all substrings of several lengths in a random DNA sequence.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func makeSequence(length int) string {
	letters := "ACGT"
	var sequence strings.Builder
	seed := 42
	for i := 0; i < length; i++ {
		seed = (seed * 16807) % 2147483647
		sequence.WriteByte(letters[seed%97%4])
	}
	return sequence.String()
}

func countParts(sequence string, size int) map[string]int {
	counts := map[string]int{}
	for i := 0; i+size <= len(sequence); i++ {
		counts[sequence[i:i+size]]++
	}
	return counts
}

func showFrequencies(counts map[string]int) {
	parts := []string{}
	for part := range counts {
		parts = append(parts, part)
	}
	sort.Strings(parts)
	for _, part := range parts {
		fmt.Println(part, counts[part])
	}
}

func run(length int) {
	sequence := makeSequence(length)
	showFrequencies(countParts(sequence, 1))
	showFrequencies(countParts(sequence, 2))
	for _, part := range []string{"GGT", "GGTA", "GGTATT", "GGTATTTTAATT"} {
		counts := countParts(sequence, len(part))
		fmt.Println(len(counts), part, counts[part])
	}
}

func main() {
	run(400000)
}
