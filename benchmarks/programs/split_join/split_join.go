// Splits 200,000 lines into fields, rearranges them and joins everything again.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func makeText(n int) string {
	rows := []string{}
	for i := 0; i < n; i++ {
		rows = append(rows, "user"+strconv.Itoa(i)+","+strconv.Itoa(i*37%1000)+
			",city"+strconv.Itoa(i%50))
	}
	return strings.Join(rows, "\n")
}

func rearrange(text string) string {
	total := 0
	rows := []string{}
	for _, line := range strings.Split(text, "\n") {
		fields := strings.Split(line, ",")
		number, err := strconv.Atoi(fields[1])
		if err != nil {
			panic(err)
		}
		total += number
		rows = append(rows, strings.Join([]string{fields[2], fields[0], fields[1]}, ";"))
	}
	fmt.Println(len(rows), total)
	return strings.Join(rows, "\n")
}

func main() {
	text := makeText(200000)
	result := rearrange(text)
	fmt.Println(len(text), len(result), result[100:101], result[len(result)-1:])
}
