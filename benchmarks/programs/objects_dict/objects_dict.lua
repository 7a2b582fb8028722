-- Two million small dict literals; the last thousand or so stay alive.
local function make_point(i)
  return {x = i, y = i * 2, weight = i % 7}
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
