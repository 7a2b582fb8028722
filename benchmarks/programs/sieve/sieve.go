// Sieve of Eratosthenes over a slice of booleans.
package main

import "fmt"

func sieve(limit int) []bool {
	prime := []bool{}
	for i := 0; i <= limit; i++ {
		prime = append(prime, true)
	}
	prime[0] = false
	prime[1] = false
	for i := 2; i*i <= limit; i++ {
		if prime[i] {
			for j := i * i; j <= limit; j += i {
				prime[j] = false
			}
		}
	}
	return prime
}

func summarise(prime []bool) {
	count, last := 0, 0
	for i := 0; i < len(prime); i++ {
		if prime[i] {
			count++
			last = i
		}
	}
	fmt.Println(count, last)
}

func main() {
	summarise(sieve(2000000))
}
