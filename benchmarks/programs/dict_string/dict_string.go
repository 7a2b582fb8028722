// Half a million string keys, made when they are needed: insert, update, look up.
package main

import (
	"fmt"
	"strconv"
)

func run(n int) {
	d := map[string]int{}
	for i := 0; i < n; i++ {
		d["key"+strconv.Itoa(i)] = i
	}
	for i := 0; i < n; i++ {
		if i%2 == 0 {
			d["key"+strconv.Itoa(i)]++
		}
	}
	total := 0
	for i := 0; i < n; i++ {
		total += d["key"+strconv.Itoa(i)]
	}
	fmt.Println(len(d), total)
}

func main() {
	run(500000)
}
