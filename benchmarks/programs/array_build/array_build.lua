-- An array of a million integers, grown by pushing, twelve times.
local function build(n, factor)
  local values = {}
  for i = 0, n - 1 do
    values[#values + 1] = i * factor
  end
  return values
end

for round = 0, 11 do
  local values = build(1000000, round + 1)
  local middle = values[math.floor(#values / 2) + 1]
  print(string.format("%d %d %d %d", #values, values[1], middle, values[#values]))
end
