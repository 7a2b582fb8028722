// 400,000 Fibonacci numbers, fib(20) to fib(70), each by its own loop.
package main

import "fmt"

func fib(n int) int {
	a, b := 0, 1
	for i := 0; i < n; i++ {
		a, b = b, a+b
	}
	return a
}

func run(rounds int) {
	total := 0
	for i := 0; i < rounds; i++ {
		total = (total + fib(20+i%51)) % 1000003
	}
	fmt.Println(fib(70), total)
}

func main() {
	run(400000)
}
