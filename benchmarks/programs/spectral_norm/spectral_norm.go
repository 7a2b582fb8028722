// Spectral norm of an infinite matrix, approximated by the power method.
package main

import (
	"fmt"
	"math"
)

func element(i, j int) float64 {
	return 1.0 / float64((i+j)*(i+j+1)/2+i+1)
}

func multiply(v []float64) []float64 {
	result := []float64{}
	for i := range v {
		total := 0.0
		for j := range v {
			total += element(i, j) * v[j]
		}
		result = append(result, total)
	}
	return result
}

func multiplyTransposed(v []float64) []float64 {
	result := []float64{}
	for i := range v {
		total := 0.0
		for j := range v {
			total += element(j, i) * v[j]
		}
		result = append(result, total)
	}
	return result
}

func run(n int) {
	u, v := []float64{}, []float64{}
	for i := 0; i < n; i++ {
		u = append(u, 1.0)
	}
	for round := 0; round < 10; round++ {
		v = multiplyTransposed(multiply(u))
		u = multiplyTransposed(multiply(v))
	}
	vv, uv := 0.0, 0.0
	for i := 0; i < n; i++ {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Println(int(math.Floor(math.Sqrt(uv/vv) * 1000000000.0)))
}

func main() {
	run(300)
}
