-- Half a million scattered integer keys: insert, update, look up, probe.
local function key(i)
  return (i * 7919) % 1000003
end

local function run(n)
  local d, size = {}, 0
  for i = 0, n - 1 do
    d[key(i)] = i
  end
  for i = 0, n - 1 do
    local k = key(i)
    d[k] = d[k] + i % 10
  end
  local total = 0
  for i = 0, n - 1 do
    total = total + d[key(i)]
  end
  local present = 0
  for k = 0, n - 1 do
    if d[k] then present = present + 1 end
  end
  for _ in pairs(d) do size = size + 1 end
  print(string.format("%d %d %d", size, total, present))
end

run(500000)
