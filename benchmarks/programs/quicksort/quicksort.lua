-- Hand-written quicksort of half a million integers, in place.
local floor = math.floor

local function random_array(n)
  local values = {}
  local seed = 42
  for i = 1, n do
    seed = (seed * 16807) % 2147483647
    values[i] = seed
  end
  return values
end

local function quicksort(a, lo, hi)
  if lo >= hi then return a end
  local pivot = a[floor((lo + hi) / 2)]
  local i, j = lo, hi
  while i <= j do
    while a[i] < pivot do i = i + 1 end
    while a[j] > pivot do j = j - 1 end
    if i <= j then
      local t = a[i]
      a[i] = a[j]
      a[j] = t
      i = i + 1
      j = j - 1
    end
  end
  quicksort(a, lo, j)
  return quicksort(a, i, hi)
end

local function checksum(a)
  local total = 0
  for i = 1, #a do
    total = (total + a[i] * ((i - 1) % 7)) % 1000000007
  end
  return total
end

local function run(n)
  local values = random_array(n)
  quicksort(values, 1, n)
  print(string.format("%d %d %d", values[1], values[n], checksum(values)))
end

run(500000)
