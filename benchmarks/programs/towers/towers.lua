-- The towers of Hanoi; each pile is a linked list of disks.
local Towers = {}
Towers.__index = Towers

function Towers.new()
  return setmetatable({piles = {}, moves = 0}, Towers)
end

function Towers:push_disk(disk, pile)
  local top = self.piles[pile]
  if top then
    if disk.size >= top.size then error("a big disk cannot lie on a smaller one") end
  end
  disk.next = top
  self.piles[pile] = disk
end

function Towers:move_top(from_pile, to_pile)
  local disk = self.piles[from_pile]
  self.piles[from_pile] = disk.next
  self.moves = self.moves + 1
  self:push_disk(disk, to_pile)
end

function Towers:move_disks(count, from_pile, to_pile)
  if count == 1 then
    self:move_top(from_pile, to_pile)
    return
  end
  local other = 6 - from_pile - to_pile
  self:move_disks(count - 1, from_pile, other)
  self:move_top(from_pile, to_pile)
  self:move_disks(count - 1, other, to_pile)
end

local function run(disks)
  local towers = Towers.new()
  for i = 0, disks - 1 do
    towers:push_disk({size = disks - i}, 1)
  end
  towers:move_disks(disks, 1, 2)
  print(string.format("%d %s %d", towers.moves, tostring(towers.piles[1] == nil), towers.piles[2].size))
end

for round = 0, 3 do
  run(17 + round)
end
