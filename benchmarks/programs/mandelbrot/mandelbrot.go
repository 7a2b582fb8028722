// Counts the points of a grid that belong to the Mandelbrot set, and all iterations made.
package main

import "fmt"

func escapeTime(cr, ci float64, limit int) int {
	zr, zi := 0.0, 0.0
	n := 0
	for n < limit {
		rr := zr * zr
		ii := zi * zi
		if rr+ii > 4.0 {
			return n
		}
		zi = 2.0*zr*zi + ci
		zr = rr - ii + cr
		n++
	}
	return n
}

func run(size, limit int) {
	inside, iterations := 0, 0
	for y := 0; y < size; y++ {
		ci := 2.0*float64(y)/float64(size) - 1.0
		for x := 0; x < size; x++ {
			n := escapeTime(3.0*float64(x)/float64(size)-2.0, ci, limit)
			iterations += n
			if n == limit {
				inside++
			}
		}
	}
	fmt.Println(inside, iterations)
}

func main() {
	run(400, 100)
}
