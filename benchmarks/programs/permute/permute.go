// All permutations of a small array by recursive swapping.
package main

import "fmt"

// Permuter counts its calls and swaps its values.
type Permuter struct {
	count  int
	values []int
}

func (p *Permuter) swap(i, j int) {
	t := p.values[i]
	p.values[i] = p.values[j]
	p.values[j] = t
}

func (p *Permuter) permute(n int) {
	p.count++
	if n > 0 {
		last := n - 1
		p.permute(last)
		for i := last; i >= 0; i-- {
			p.swap(last, i)
			p.permute(last)
			p.swap(last, i)
		}
	}
}

func run(rounds int) {
	for round := 0; round < rounds; round++ {
		permuter := &Permuter{values: []int{0, 1, 2, 3, 4, 5, 6, 7}}
		permuter.permute(8)
		fmt.Print(permuter.count, " ")
		for _, value := range permuter.values {
			fmt.Print(value)
		}
		fmt.Println()
	}
}

func main() {
	run(4)
}
