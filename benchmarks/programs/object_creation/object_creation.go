// 100,000 objects, all alive at once, made and summed up eight times.
package main

import "fmt"

// Point is the object that is made many times.
type Point struct {
	x, y  int
	label string
}

func makePoints(n, step int) []*Point {
	points := []*Point{}
	for i := 0; i < n; i++ {
		points = append(points, &Point{i, i * step, "point"})
	}
	return points
}

func summarise(points []*Point) int {
	total := 0
	for _, p := range points {
		total += p.x + p.y + len(p.label)
	}
	return total
}

func main() {
	for round := 0; round < 8; round++ {
		points := makePoints(100000, round)
		fmt.Println(len(points), summarise(points))
	}
}
