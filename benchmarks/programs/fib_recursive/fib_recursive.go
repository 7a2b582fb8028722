// fib(30) by plain recursion, three times.
package main

import "fmt"

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	for round := 0; round < 3; round++ {
		fmt.Println(fib(30))
	}
}
