// Product of two square matrices of floats, held as slices of rows.
package main

import (
	"fmt"
	"math"
)

func makeMatrix(n, seed int) [][]float64 {
	rows := [][]float64{}
	for i := 0; i < n; i++ {
		row := []float64{}
		for j := 0; j < n; j++ {
			row = append(row, float64((i-j)*(i+j+seed))/float64(n))
		}
		rows = append(rows, row)
	}
	return rows
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	product := [][]float64{}
	for i := 0; i < n; i++ {
		row := []float64{}
		for j := 0; j < n; j++ {
			total := 0.0
			for k := 0; k < n; k++ {
				total += a[i][k] * b[k][j]
			}
			row = append(row, total)
		}
		product = append(product, row)
	}
	return product
}

func run(n int) {
	product := multiply(makeMatrix(n, 1), makeMatrix(n, 2))
	trace := 0.0
	for i := 0; i < n; i++ {
		trace += product[i][i]
	}
	fmt.Println(int(math.Floor(trace)), int(math.Floor(product[n/2][n/3]*1000.0)))
}

func main() {
	run(200)
}
