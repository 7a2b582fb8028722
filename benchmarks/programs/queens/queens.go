// All ways to place nine or ten queens on a board, by backtracking.
package main

import "fmt"

// Board knows which rows and diagonals are free.
type Board struct {
	size           int
	rows, up, down []bool
	placed         []int
	solutions      int
}

func filled(size int) []bool {
	list := make([]bool, size)
	for i := range list {
		list[i] = true
	}
	return list
}

func newBoard(size int) *Board {
	return &Board{size, filled(size), filled(size * 2), filled(size * 2), make([]int, size), 0}
}

func (b *Board) setQueen(row, column int, free bool) {
	b.rows[row] = free
	b.up[column+row] = free
	b.down[column-row+b.size] = free
}

func (b *Board) isFree(row, column int) bool {
	return b.rows[row] && b.up[column+row] && b.down[column-row+b.size]
}

func (b *Board) place(column int) {
	for row := 0; row < b.size; row++ {
		if b.isFree(row, column) {
			b.placed[column] = row
			if column == b.size-1 {
				b.solutions++
			} else {
				b.setQueen(row, column, false)
				b.place(column + 1)
				b.setQueen(row, column, true)
			}
		}
	}
}

func main() {
	for round := 0; round < 24; round++ {
		board := newBoard(9 + round%2)
		board.place(0)
		fmt.Print(board.solutions, " ")
		for _, row := range board.placed {
			fmt.Print(row)
		}
		fmt.Println()
	}
}
