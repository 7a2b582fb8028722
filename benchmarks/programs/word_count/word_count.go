// Counts the words of a made-up text and lists the most frequent ones.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func capitalize(word string) string {
	return strings.ToUpper(word[:1]) + word[1:]
}

func makeText(length int) string {
	syllables := []string{"ka", "lo", "mi", "ne", "ru", "so", "ta", "vi"}
	words := []string{}
	seed := 42
	for i := 0; i < length; i++ {
		seed = (seed * 16807) % 2147483647
		word := syllables[seed%8] + syllables[seed/8%8]
		if seed%3 == 0 {
			word += syllables[seed/64%8]
		}
		if seed%11 == 0 {
			word = capitalize(word)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range strings.Split(text, " ") {
		counts[strings.ToLower(word)]++
	}
	return counts
}

func main() {
	text := makeText(800000)
	counts := countWords(text)
	ranked := []string{}
	for word := range counts {
		ranked = append(ranked, word)
	}
	sort.Slice(ranked, func(i, j int) bool {
		a, b := ranked[i], ranked[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a < b
	})
	fmt.Println(len(text), len(counts))
	for _, word := range ranked[:10] {
		fmt.Println(word, counts[word])
	}
}
