-- All ways to place nine or ten queens on a board, by backtracking.
local Board = {}
Board.__index = Board

local function filled(size, value)
  local list = {}
  for i = 1, size do list[i] = value end
  return list
end

function Board.new(size)
  return setmetatable({
    size = size,
    rows = filled(size, true),
    up = filled(size * 2, true),
    down = filled(size * 2, true),
    placed = filled(size, 0),
    solutions = 0
  }, Board)
end

function Board:set_queen(row, column, free)
  self.rows[row] = free
  self.up[column + row - 1] = free
  self.down[column - row + self.size] = free
end

function Board:is_free(row, column)
  return self.rows[row] and self.up[column + row - 1] and self.down[column - row + self.size]
end

function Board:place(column)
  for row = 1, self.size do
    if self:is_free(row, column) then
      self.placed[column] = row - 1
      if column == self.size then
        self.solutions = self.solutions + 1
      else
        self:set_queen(row, column, false)
        self:place(column + 1)
        self:set_queen(row, column, true)
      end
    end
  end
end

for round = 0, 23 do
  local board = Board.new(9 + round % 2)
  board:place(1)
  print(board.solutions .. " " .. table.concat(board.placed))
end
