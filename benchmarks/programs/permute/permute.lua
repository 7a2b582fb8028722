-- All permutations of a small array by recursive swapping.
local Permuter = {}
Permuter.__index = Permuter

function Permuter.new(size)
  local values = {}
  for i = 1, size do values[i] = i - 1 end
  return setmetatable({count = 0, values = values}, Permuter)
end

function Permuter:swap(i, j)
  local t = self.values[i]
  self.values[i] = self.values[j]
  self.values[j] = t
end

function Permuter:permute(n)
  self.count = self.count + 1
  if n > 0 then
    self:permute(n - 1)
    for i = n, 1, -1 do
      self:swap(n, i)
      self:permute(n - 1)
      self:swap(n, i)
    end
  end
end

local function run(rounds)
  for _ = 1, rounds do
    local permuter = Permuter.new(8)
    permuter:permute(8)
    print(permuter.count .. " " .. table.concat(permuter.values))
  end
end

run(4)
