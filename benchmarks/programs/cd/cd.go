// CD: finds where aircraft come too close to each other, frame by frame. A grid of voxels, kept in a
// red-black tree, tells which pairs are near enough to be looked at.
package main

import (
	"fmt"
	"math"
)

const (
	area    = 1000
	ceiling = 10
	radius  = 1.0
	voxel   = 2
)

// Vector is a place or a distance.
type Vector struct {
	x, y, z float64
}

func (a Vector) plus(b Vector) Vector {
	return Vector{a.x + b.x, a.y + b.y, a.z + b.z}
}

func (a Vector) minus(b Vector) Vector {
	return Vector{a.x - b.x, a.y - b.y, a.z - b.z}
}

func (a Vector) times(factor float64) Vector {
	return Vector{a.x * factor, a.y * factor, a.z * factor}
}

func (a Vector) dot(b Vector) float64 {
	return a.x*b.x + a.y*b.y + a.z*b.z
}

func (a Vector) isInArea() bool {
	inside := a.x >= 0 && a.x <= area && a.y >= 0 && a.y <= area
	return inside && a.z >= 0 && a.z <= ceiling
}

// Node is a place of a voxel with what belongs to it.
type Node[V any] struct {
	x, y                int
	value               V
	parent, left, right *Node[V]
	isRed               bool
}

func (n *Node[V]) isAfter(x, y int) bool {
	return x < n.x || (x == n.x && y < n.y)
}

// Tree is a red-black tree; its keys are places of voxels.
type Tree[V any] struct {
	root *Node[V]
}

// The node of a place, which is made if there is none.
func (t *Tree[V]) locate(x, y int) *Node[V] {
	var parent *Node[V]
	node := t.root
	for node != nil {
		parent = node
		if node.isAfter(x, y) {
			node = node.left
		} else if x == node.x && y == node.y {
			return node
		} else {
			node = node.right
		}
	}
	node = &Node[V]{x: x, y: y, parent: parent, isRed: true}
	if parent == nil {
		t.root = node
	} else if parent.isAfter(x, y) {
		parent.left = node
	} else {
		parent.right = node
	}
	t.balance(node)
	return node
}

// Restores the colours after a red node was added.
func (t *Tree[V]) balance(node *Node[V]) {
	for node.parent != nil && node.parent.isRed {
		parent := node.parent
		above := parent.parent
		isLeft := parent == above.left
		uncle := above.left
		if isLeft {
			uncle = above.right
		}
		if uncle != nil && uncle.isRed {
			parent.isRed = false
			uncle.isRed = false
			above.isRed = true
			node = above
			continue
		}
		if isLeft {
			if node == parent.right {
				t.rotateLeft(parent)
				parent = node
			}
			t.rotateRight(above)
		} else {
			if node == parent.left {
				t.rotateRight(parent)
				parent = node
			}
			t.rotateLeft(above)
		}
		parent.isRed = false
		above.isRed = true
		break
	}
	t.root.isRed = false
}

func (t *Tree[V]) rotateLeft(node *Node[V]) {
	child := node.right
	node.right = child.left
	if child.left != nil {
		child.left.parent = node
	}
	t.replace(node, child)
	child.left = node
	node.parent = child
}

func (t *Tree[V]) rotateRight(node *Node[V]) {
	child := node.left
	node.left = child.right
	if child.right != nil {
		child.right.parent = node
	}
	t.replace(node, child)
	child.right = node
	node.parent = child
}

// Puts the child in the place of the node above it.
func (t *Tree[V]) replace(node, child *Node[V]) {
	child.parent = node.parent
	if node.parent == nil {
		t.root = child
	} else if node == node.parent.left {
		node.parent.left = child
	} else {
		node.parent.right = child
	}
}

// The list with the values below a node in the order of their keys.
func (n *Node[V]) values(found []V) []V {
	if n == nil {
		return found
	}
	found = n.left.values(found)
	found = append(found, n.value)
	return n.right.values(found)
}

// Motion is what an aircraft does in a frame.
type Motion struct {
	start, end Vector
}

// Where two aircraft come too close to each other, or nil.
func (m *Motion) meeting(other *Motion) *Vector {
	speed := m.end.minus(m.start)
	otherSpeed := other.end.minus(other.start)
	apart := m.start.minus(other.start)
	relative := speed.minus(otherSpeed)
	a := relative.dot(relative)
	if a == 0 {
		if math.Sqrt(apart.dot(apart)) <= radius {
			place := m.start.plus(other.start).times(0.5)
			return &place
		}
		return nil
	}
	b := 2 * apart.dot(relative)
	c := apart.dot(apart) - radius*radius
	discriminant := b*b - 4*a*c
	if discriminant < 0 {
		return nil
	}
	first := (-b - math.Sqrt(discriminant)) / (2 * a)
	last := (-b + math.Sqrt(discriminant)) / (2 * a)
	if !meetsUnit(first, last) {
		return nil
	}
	when := math.Max(first, 0)
	there := m.start.plus(speed.times(when))
	place := there.plus(other.start).plus(otherSpeed.times(when)).times(0.5)
	if !place.isInArea() {
		return nil
	}
	return &place
}

// Whether an interval and that from 0 to 1 have something in common.
func meetsUnit(low, high float64) bool {
	return low <= high && low <= 1 && high >= 0
}

// When a motion enters and leaves a voxel along one axis: always, never or for a time.
func span(edge, start, speed float64) (float64, float64) {
	const margin = radius / 2
	if speed == 0 {
		if edge <= start+margin && start-margin <= edge+voxel {
			return -1e9, 1e9
		}
		return 1e9, -1e9
	}
	one := (edge - margin - start) / speed
	two := (edge + voxel + margin - start) / speed
	if one < two {
		return one, two
	}
	return two, one
}

func isInVoxel(x, y int, motion *Motion) bool {
	if x < 0 || x > area || y < 0 || y > area {
		return false
	}
	start, end := motion.start, motion.end
	lowX, highX := span(float64(x), start.x, end.x-start.x)
	if !meetsUnit(lowX, highX) {
		return false
	}
	lowY, highY := span(float64(y), start.y, end.y-start.y)
	return meetsUnit(lowY, highY) && lowX <= highY && lowY <= highX
}

// Detector remembers where the aircraft were.
type Detector struct {
	positions map[int]Vector
}

// Adds a motion to a voxel and to all others that it touches.
func (d *Detector) draw(x, y int, motion *Motion, voxels *Tree[[]*Motion], seen *Tree[bool]) {
	if !isInVoxel(x, y, motion) {
		return
	}
	visited := seen.locate(x, y)
	if visited.value {
		return
	}
	visited.value = true
	at := voxels.locate(x, y)
	at.value = append(at.value, motion)
	for dx := -voxel; dx <= voxel; dx += voxel {
		for dy := -voxel; dy <= voxel; dy += voxel {
			if dx != 0 || dy != 0 {
				d.draw(x+dx, y+dy, motion, voxels, seen)
			}
		}
	}
}

// The motions since the last frame; an aircraft that is new stands still.
func (d *Detector) motionsOf(frame []Vector) []*Motion {
	motions := []*Motion{}
	for number, position := range frame {
		before, known := d.positions[number]
		if !known {
			before = position
		}
		motions = append(motions, &Motion{before, position})
		d.positions[number] = position
	}
	return motions
}

func voxelEdge(position float64) int {
	return int(math.Floor(position/voxel)) * voxel
}

func (d *Detector) collisions(frame []Vector) []*Vector {
	voxels := &Tree[[]*Motion]{}
	for _, motion := range d.motionsOf(frame) {
		x, y := voxelEdge(motion.start.x), voxelEdge(motion.start.y)
		d.draw(x, y, motion, voxels, &Tree[bool]{})
	}
	found := []*Vector{}
	for _, near := range voxels.root.values(nil) {
		for i := range near {
			for j := i + 1; j < len(near); j++ {
				if place := near[i].meeting(near[j]); place != nil {
					found = append(found, place)
				}
			}
		}
	}
	return found
}

// Where all aircraft are: pairs that swing towards each other and apart.
func simulate(time float64, aircraft int) []Vector {
	frame := []Vector{}
	for i := 0; i < aircraft; i += 2 {
		frame = append(frame, Vector{time, math.Cos(time)*2 + float64(i)*3, 10})
		frame = append(frame, Vector{time, math.Sin(time)*2 + float64(i)*3, 10})
	}
	return frame
}

func run(aircraft, frames int) {
	detector := &Detector{map[int]Vector{}}
	count, x, y := 0, 0.0, 0.0
	for i := 0; i < frames; i++ {
		for _, place := range detector.collisions(simulate(float64(i)/10, aircraft)) {
			count++
			x += place.x
			y += place.y
		}
	}
	fmt.Println(count, int(math.Floor(x)), int(math.Floor(y)))
}

func main() {
	run(100, 200)
}
