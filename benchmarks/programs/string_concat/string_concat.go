// A string of 200,000 numbered pieces, joined one after the other, ten times.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func build(n int) string {
	var text strings.Builder
	for i := 0; i < n; i++ {
		text.WriteString("item ")
		text.WriteString(strconv.Itoa(i))
		text.WriteString(";")
	}
	return text.String()
}

func main() {
	for round := 0; round < 10; round++ {
		text := build(200000 + round)
		fmt.Printf("%d %c %c\n", len(text), text[1000+round], text[len(text)-2])
	}
}
