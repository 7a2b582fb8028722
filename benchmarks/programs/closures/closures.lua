-- map, filter and reduce over a million elements with closures that capture variables.
local function map(list, f)
  local result = {}
  for i = 1, #list do
    result[i] = f(list[i])
  end
  return result
end

local function filter(list, f)
  local result = {}
  for i = 1, #list do
    local x = list[i]
    if f(x) then result[#result + 1] = x end
  end
  return result
end

local function reduce(list, initial, f)
  local acc = initial
  for i = 1, #list do
    acc = f(acc, list[i])
  end
  return acc
end

local function make_scaler(factor, offset)
  return function(x) return x * factor + offset end
end

local function make_counter()
  local seen = 0
  return function(step)
    seen = seen + step
    return seen
  end
end

local numbers = {}
for i = 0, 999999 do
  numbers[i + 1] = i
end
local seen = make_counter()
for factor = 0, 2 do
  local scaled = map(numbers, make_scaler(factor + 2, factor))
  local kept = filter(scaled, function(x) return x % 5 ~= factor end)
  local total = reduce(kept, 0, function(sum, x) return (sum + x) % 1000003 end)
  print(string.format("%d %d %d", #kept, total, seen(#kept)))
end
local last = 0
for i = 0, 999999 do
  last = seen(i % 3)
end
print(string.format("%d", last))
