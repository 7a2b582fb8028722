// Linked lists walked and shortened by recursion (the Takeuchi function on lists).
package main

import "fmt"

// Element is one link of a list.
type Element struct {
	value int
	next  *Element
}

func makeList(length int) *Element {
	if length == 0 {
		return nil
	}
	return &Element{length, makeList(length - 1)}
}

func listLength(list *Element) int {
	if list == nil {
		return 0
	}
	return 1 + listLength(list.next)
}

func isShorter(x, y *Element) bool {
	a, b := x, y
	for b != nil {
		if a == nil {
			return true
		}
		a = a.next
		b = b.next
	}
	return false
}

func tail(x, y, z *Element) *Element {
	if isShorter(y, x) {
		return tail(tail(x.next, y, z), tail(y.next, z, x), tail(z.next, x, y))
	}
	return z
}

func run(rounds int) {
	total := 0
	for round := 0; round < rounds; round++ {
		total += listLength(tail(makeList(15), makeList(10-round%2), makeList(6)))
	}
	fmt.Println(total)
}

func main() {
	run(1000)
}
