-- Two million small objects with a metatable; the last thousand or so stay alive.
local Point = {}
Point.__index = Point

local function make_point(i)
  return setmetatable({x = i, y = i * 2, weight = i % 7}, Point)
end

local function run(n)
  local recent = {}
  for i = 0, 1023 do
    recent[i] = make_point(i)
  end
  local total = 0
  for i = 0, n - 1 do
    local slot = i % 1024
    local old = recent[slot]
    total = total + old.x + old.y * old.weight
    recent[slot] = make_point(i)
  end
  return total
end

print(string.format("%d", run(2000000)))
