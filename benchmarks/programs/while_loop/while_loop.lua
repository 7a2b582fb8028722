-- The sum of 0 to 20 million, by a loop that counts for itself.
local function run(n)
  local total = 0
  local i = 0
  while i < n do
    total = total + i
    i = i + 1
  end
  return total
end

print(string.format("%d", run(20000000)))
