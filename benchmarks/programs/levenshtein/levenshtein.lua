-- Edit distance of two strings by dynamic programming, one row at a time.
local function random_word(length, seed)
  local letters = "acgt"
  local pieces = {}
  for i = 1, length do
    seed = (seed * 16807) % 2147483647
    local k = seed % 4 + 1
    pieces[i] = letters:sub(k, k)
  end
  return table.concat(pieces)
end

local function distance(a, b)
  local previous = {}
  for j = 0, #b do
    previous[j] = j
  end
  for i = 1, #a do
    local current = {[0] = i}
    for j = 1, #b do
      local best = previous[j - 1]
      if a:byte(i) ~= b:byte(j) then best = best + 1 end
      if previous[j] + 1 < best then best = previous[j] + 1 end
      if current[j - 1] + 1 < best then best = current[j - 1] + 1 end
      current[j] = best
    end
    previous = current
  end
  return previous[#b]
end

local a = random_word(1800, 42)
local b = random_word(1700, 77)
print(string.format("%d %d %d", #a, #b, distance(a, b)))
print(string.format("%d %d %d", distance("kitten", "sitting"), distance("", "abc"), distance(a, a)))
