// A cache of a thousand entries that forgets what was used least recently.
// The order of use is a doubly linked ring of slots; slot 0 is its head.
package main

import "fmt"

// Slot is one entry of the cache and a link of the ring.
type Slot struct {
	key, value, before, after int
}

// Cache finds slots by key and keeps them in order of use.
type Cache struct {
	capacity int
	slots    []Slot
	index    map[int]int
	hits     int
}

func (c *Cache) unlink(at int) {
	slot := c.slots[at]
	c.slots[slot.before].after = slot.after
	c.slots[slot.after].before = slot.before
}

func (c *Cache) linkFirst(at int) {
	first := c.slots[0].after
	c.slots[at].before = 0
	c.slots[at].after = first
	c.slots[first].before = at
	c.slots[0].after = at
}

func (c *Cache) lookup(key int) int {
	at, found := c.index[key]
	if !found {
		return -1
	}
	c.unlink(at)
	c.linkFirst(at)
	c.hits++
	return c.slots[at].value
}

func (c *Cache) store(key, value int) {
	at := len(c.slots)
	if at > c.capacity {
		at = c.slots[0].before
		c.unlink(at)
		delete(c.index, c.slots[at].key)
		c.slots[at].key = key
		c.slots[at].value = value
	} else {
		c.slots = append(c.slots, Slot{key: key, value: value})
	}
	c.index[key] = at
	c.linkFirst(at)
}

func run(rounds int) {
	cache := &Cache{capacity: 1000, slots: make([]Slot, 1), index: map[int]int{}}
	seed, total := 42, 0
	for i := 0; i < rounds; i++ {
		seed = (seed * 16807) % 2147483647
		key := seed % 1500
		value := cache.lookup(key)
		if value < 0 {
			cache.store(key, key*2+i%2)
		} else {
			total += value
		}
	}
	fmt.Println(cache.hits, total, len(cache.index))
}

func main() {
	run(800000)
}
