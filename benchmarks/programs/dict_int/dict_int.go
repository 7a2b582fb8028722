// Half a million scattered integer keys: insert, update, look up, probe.
package main

import "fmt"

func key(i int) int {
	return (i * 7919) % 1000003
}

func run(n int) {
	d := map[int]int{}
	for i := 0; i < n; i++ {
		d[key(i)] = i
	}
	for i := 0; i < n; i++ {
		d[key(i)] += i % 10
	}
	total := 0
	for i := 0; i < n; i++ {
		total += d[key(i)]
	}
	present := 0
	for k := 0; k < n; k++ {
		if _, ok := d[k]; ok {
			present++
		}
	}
	fmt.Println(len(d), total, present)
}

func main() {
	run(500000)
}
