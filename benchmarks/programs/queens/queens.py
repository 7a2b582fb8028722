# All ways to place nine or ten queens on a board, by backtracking.
class Board:
    def __init__(self, size):
        self.size = size
        self.rows = [True] * size
        self.up = [True] * (size * 2)
        self.down = [True] * (size * 2)
        self.placed = [0] * size
        self.solutions = 0

    def set_queen(self, row, column, free):
        self.rows[row] = free
        self.up[column + row] = free
        self.down[column - row + self.size] = free

    def is_free(self, row, column):
        return self.rows[row] and self.up[column + row] and self.down[column - row + self.size]

    def place(self, column):
        for row in range(self.size):
            if self.is_free(row, column):
                self.placed[column] = row
                if column == self.size - 1:
                    self.solutions += 1
                else:
                    self.set_queen(row, column, False)
                    self.place(column + 1)
                    self.set_queen(row, column, True)


for round in range(24):
    board = Board(9 + round % 2)
    board.place(0)
    print(board.solutions, "".join(map(str, board.placed)))
