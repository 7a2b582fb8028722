// A million one-character appends to one string, several times over.
package main

import (
	"fmt"
	"strings"
)

func build(n int, letters []string) string {
	var text strings.Builder
	for i := 0; i < n; i++ {
		text.WriteString(letters[i%26])
	}
	return text.String()
}

func main() {
	letters := strings.Split("a b c d e f g h i j k l m n o p q r s t u v w x y z", " ")
	for turn := 0; turn < 4; turn++ {
		text := build(1000000+turn, letters)
		fmt.Println(len(text), text[turn:turn+1], text[len(text)-1:])
	}
}
