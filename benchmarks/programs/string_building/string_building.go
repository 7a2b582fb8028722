// Writes a table of 700,000 padded rows and a summary of each page of fifty.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func row(i int) string {
	name := "item-" + strconv.Itoa(i*7919%100003)
	return "| " + fmt.Sprintf("%-12s", name) + " | " + fmt.Sprintf("%8d", i) + " |\n"
}

func run(n int) {
	text := &strings.Builder{}
	pages := []string{}
	for i := 0; i < n; i++ {
		text.WriteString(row(i))
		if i%50 == 49 {
			text.WriteString("+" + strings.Repeat("-", 14) + "+" + strings.Repeat("-", 10) + "+\n")
			page := text.String()
			pages = append(pages, strings.ToUpper(page[:12])+strconv.Itoa(len(page)))
			text = &strings.Builder{}
			text.WriteString(page[2:14] + "...")
		}
	}
	summary := strings.Join(pages, ",")
	fmt.Printf("%d %d %c %s\n", len(pages), len(summary), summary[1000], pages[len(pages)-1])
}

func main() {
	run(700000)
}
