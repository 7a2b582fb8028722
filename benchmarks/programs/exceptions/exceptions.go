// Errors raised three calls deep and caught, some of them raised again on the way.
// (In Go errors are values that are returned.)
package main

import (
	"errors"
	"fmt"
)

func check(n int) (int, error) {
	if n%3 == 0 {
		return 0, errors.New("divisible")
	}
	return n, nil
}

func translate(n int) (int, error) {
	result, err := check(n)
	if err != nil {
		if n%2 == 0 {
			return 0, errors.New("even and " + err.Error())
		}
		return -n, nil
	}
	return result, nil
}

func attempt(n int) (int, error) {
	result, err := translate(n)
	if err != nil {
		return 0, err
	}
	return result + 1, nil
}

func run(rounds int) {
	total, caught, letters := 0, 0, 0
	for n := 0; n < rounds; n++ {
		result, err := attempt(n)
		if err != nil {
			caught++
			letters += len(err.Error())
			continue
		}
		total += result
	}
	fmt.Println(total, caught, letters)
}

func main() {
	run(1000000)
}
