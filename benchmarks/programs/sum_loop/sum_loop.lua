-- The sum of the first million integers, twenty times.
local function sum_below(n)
  local total = 0
  for i = 0, n - 1 do
    total = total + i
  end
  return total
end

for round = 0, 19 do
  print(string.format("%d", sum_below(1000000 + round)))
end
