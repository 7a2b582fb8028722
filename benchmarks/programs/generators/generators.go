// A chain of generators: count up, keep some and transform; and one of Fibonacci numbers.
// (Go has no generators; goroutines that send on channels take their place.)
package main

import "fmt"

func countUp(limit int) <-chan int {
	out := make(chan int)
	go func() {
		for n := 0; n < limit; n++ {
			out <- n
		}
		close(out)
	}()
	return out
}

func keepOdd(source <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for n := range source {
			if n%2 == 1 {
				out <- n
			}
		}
		close(out)
	}()
	return out
}

func squares(source <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for n := range source {
			out <- n * n % 1000003
		}
		close(out)
	}()
	return out
}

func fibonacci(limit int) <-chan int {
	out := make(chan int)
	go func() {
		a, b := 0, 1
		for i := 0; i < limit; i++ {
			out <- a
			a, b = b, (a+b)%1000003
		}
		close(out)
	}()
	return out
}

func run(limit int) {
	total := 0
	for n := range squares(keepOdd(countUp(limit))) {
		total += n
	}
	sum := 0
	for n := range fibonacci(limit) {
		sum += n
	}
	fmt.Println(total, sum)
}

func main() {
	run(2000000)
}
