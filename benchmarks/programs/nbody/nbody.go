// Five bodies of the solar system, floats in struct fields.
package main

import (
	"fmt"
	"math"
)

type Body struct {
	x, y, z, vx, vy, vz, mass float64
}

// Variables, so that products are rounded at run time as in the other languages.
var year, pi = 365.24, math.Pi

func solarSystem() []Body {
	solarMass := 4.0 * pi * pi
	return []Body{
		{0.0, 0.0, 0.0, 0.0, 0.0, 0.0, solarMass},
		{4.84143144246472, -1.16032004402743, -0.103622044471123,
			0.00166007664274404 * year, 0.00769901118419740 * year,
			-0.0000690460016972063 * year, 0.000954791938424327 * solarMass},
		{8.34336671824458, 4.12479856412430, -0.403523417114321,
			-0.00276742510726411 * year, 0.00499852801234917 * year,
			0.0000230417297573764 * year, 0.000285885980666131 * solarMass},
		{12.8943695621391, -15.1111514016986, -0.223307578892656,
			0.00296460137564762 * year, 0.00237847173959481 * year,
			-0.0000296589568540238 * year, 0.0000436624404335156 * solarMass},
		{15.3796971148509, -25.9193146099879, 0.179258772950371,
			0.00268067772490389 * year, 0.00162824170038242 * year,
			-0.0000951592254519716 * year, 0.0000515138902046612 * solarMass},
	}
}

func offsetMomentum(bodies []Body) []Body {
	px, py, pz := 0.0, 0.0, 0.0
	for _, b := range bodies {
		px += b.vx * b.mass
		py += b.vy * b.mass
		pz += b.vz * b.mass
	}
	sun := &bodies[0]
	sun.vx = -px / sun.mass
	sun.vy = -py / sun.mass
	sun.vz = -pz / sun.mass
	return bodies
}

func advance(bodies []Body, dt float64) []Body {
	n := len(bodies)
	for i := 0; i < n; i++ {
		b := &bodies[i]
		for j := i + 1; j < n; j++ {
			c := &bodies[j]
			dx := b.x - c.x
			dy := b.y - c.y
			dz := b.z - c.z
			squared := dx*dx + dy*dy + dz*dz
			mag := dt / (squared * math.Sqrt(squared))
			pushI := c.mass * mag
			pushJ := b.mass * mag
			b.vx -= dx * pushI
			b.vy -= dy * pushI
			b.vz -= dz * pushI
			c.vx += dx * pushJ
			c.vy += dy * pushJ
			c.vz += dz * pushJ
		}
	}
	for k := 0; k < n; k++ {
		b := &bodies[k]
		b.x += dt * b.vx
		b.y += dt * b.vy
		b.z += dt * b.vz
	}
	return bodies
}

func energy(bodies []Body) float64 {
	total := 0.0
	for i := range bodies {
		b := &bodies[i]
		total += 0.5 * b.mass * (b.vx*b.vx + b.vy*b.vy + b.vz*b.vz)
		for j := i + 1; j < len(bodies); j++ {
			c := &bodies[j]
			dx := b.x - c.x
			dy := b.y - c.y
			dz := b.z - c.z
			total -= (b.mass * c.mass) / math.Sqrt(dx*dx+dy*dy+dz*dz)
		}
	}
	return total
}

func run(steps int) {
	bodies := offsetMomentum(solarSystem())
	fmt.Println(int(math.Floor(energy(bodies) * 1000000000.0)))
	for step := 0; step < steps; step++ {
		bodies = advance(bodies, 0.01)
	}
	fmt.Println(int(math.Floor(energy(bodies) * 1000000000.0)))
}

func main() {
	run(150000)
}
