// All ways to place nine or ten queens on a board, by backtracking.
class Board {
  constructor(size) {
    this.size = size;
    this.rows = new Array(size).fill(true);
    this.up = new Array(size * 2).fill(true);
    this.down = new Array(size * 2).fill(true);
    this.placed = new Array(size).fill(0);
    this.solutions = 0;
  }

  setQueen(row, column, free) {
    this.rows[row] = free;
    this.up[column + row] = free;
    this.down[column - row + this.size] = free;
  }

  isFree(row, column) {
    return this.rows[row] && this.up[column + row] && this.down[column - row + this.size];
  }

  place(column) {
    for (let row = 0; row < this.size; row++) {
      if (this.isFree(row, column)) {
        this.placed[column] = row;
        if (column === this.size - 1) {
          this.solutions++;
        } else {
          this.setQueen(row, column, false);
          this.place(column + 1);
          this.setQueen(row, column, true);
        }
      }
    }
  }
}

for (let round = 0; round < 24; round++) {
  const board = new Board(9 + (round % 2));
  board.place(0);
  console.log(`${board.solutions} ${board.placed.join("")}`);
}
