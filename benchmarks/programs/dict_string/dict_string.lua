-- Half a million string keys, made when they are needed: insert, update, look up.
local function run(n)
  local d, size = {}, 0
  for i = 0, n - 1 do
    d["key" .. i] = i
  end
  for i = 0, n - 1 do
    if i % 2 == 0 then
      local k = "key" .. i
      d[k] = d[k] + 1
    end
  end
  local total = 0
  for i = 0, n - 1 do
    total = total + d["key" .. i]
  end
  for _ in pairs(d) do size = size + 1 end
  print(string.format("%d %d", size, total))
end

run(500000)
