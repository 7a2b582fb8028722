// A hundred balls bounce off the four walls of a box.
package main

import "fmt"

var seed int

func nextRandom() int {
	seed = (seed*1309 + 13849) % 65536
	return seed
}

// Ball has a place, a speed and a count of its bounces.
type Ball struct {
	x, y, xSpeed, ySpeed, bounces int
}

func newBall() *Ball {
	ball := &Ball{}
	ball.x = nextRandom() % 500
	ball.y = nextRandom() % 500
	ball.xSpeed = nextRandom()%300 - 150
	ball.ySpeed = nextRandom()%300 - 150
	return ball
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func (b *Ball) move() {
	const limit = 500
	b.x += b.xSpeed
	b.y += b.ySpeed
	if b.x > limit {
		b.x = limit
		b.xSpeed = -abs(b.xSpeed)
		b.bounces++
	}
	if b.x < 0 {
		b.x = 0
		b.xSpeed = abs(b.xSpeed)
		b.bounces++
	}
	if b.y > limit {
		b.y = limit
		b.ySpeed = -abs(b.ySpeed)
		b.bounces++
	}
	if b.y < 0 {
		b.y = 0
		b.ySpeed = abs(b.ySpeed)
		b.bounces++
	}
}

func run(steps int) {
	seed = 74755
	balls := []*Ball{}
	for i := 0; i < 100; i++ {
		balls = append(balls, newBall())
	}
	for step := 0; step < steps; step++ {
		for _, ball := range balls {
			ball.move()
		}
	}
	bounces := 0
	for _, ball := range balls {
		bounces += ball.bounces
	}
	fmt.Println(bounces, balls[0].x, balls[99].y)
}

func main() {
	run(20000)
}
