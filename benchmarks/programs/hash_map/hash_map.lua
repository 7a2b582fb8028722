-- A map with 100,000 integer keys, twenty times: insert, look up, count what is missing.
local function run(n, step)
  local squares = {}
  local size = 0
  for i = 0, n - 1 do
    squares[i * step] = i * i
    size = size + 1
  end
  local total = 0
  for i = 0, n - 1 do
    total = (total + squares[i * step]) % 1000003
  end
  local missing = 0
  for i = 0, n - 1 do
    if squares[i] == nil then missing = missing + 1 end
  end
  print(string.format("%d %d %d", size, total, missing))
end

for round = 0, 19 do
  run(100000, round + 1)
end
