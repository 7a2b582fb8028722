// The towers of Hanoi; each pile is a linked list of disks.
package main

import "fmt"

// Disk lies on the next one of its pile.
type Disk struct {
	size int
	next *Disk
}

// Towers are three piles and the number of moves made.
type Towers struct {
	piles [3]*Disk
	moves int
}

func (t *Towers) pushDisk(disk *Disk, pile int) {
	top := t.piles[pile]
	if top != nil {
		if disk.size >= top.size {
			panic("a big disk cannot lie on a smaller one")
		}
	}
	disk.next = top
	t.piles[pile] = disk
}

func (t *Towers) moveTop(fromPile, toPile int) {
	disk := t.piles[fromPile]
	t.piles[fromPile] = disk.next
	t.moves++
	t.pushDisk(disk, toPile)
}

func (t *Towers) moveDisks(count, fromPile, toPile int) {
	if count == 1 {
		t.moveTop(fromPile, toPile)
		return
	}
	other := 3 - fromPile - toPile
	t.moveDisks(count-1, fromPile, other)
	t.moveTop(fromPile, toPile)
	t.moveDisks(count-1, other, toPile)
}

func run(disks int) {
	towers := &Towers{}
	for i := 0; i < disks; i++ {
		towers.pushDisk(&Disk{size: disks - i}, 0)
	}
	towers.moveDisks(disks, 0, 1)
	fmt.Println(towers.moves, towers.piles[0] == nil, towers.piles[1].size)
}

func main() {
	for round := 0; round < 4; round++ {
		run(17 + round)
	}
}
