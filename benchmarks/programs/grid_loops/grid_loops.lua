-- Two nested loops of a thousand steps each, ten times.
local function walk(size, factor)
  local total = 0
  for i = 0, size - 1 do
    for j = 0, size - 1 do
      total = (total + i * j * factor) % 1000003
    end
  end
  return total
end

for round = 0, 9 do
  print(walk(1000, round + 1))
end
