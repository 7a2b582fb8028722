-- Sieve of Eratosthenes over an array of booleans.
local function sieve(limit)
  local prime = {}
  for i = 1, limit do
    prime[i] = true
  end
  prime[1] = false
  local i = 2
  while i * i <= limit do
    if prime[i] then
      local j = i * i
      while j <= limit do
        prime[j] = false
        j = j + i
      end
    end
    i = i + 1
  end
  return prime
end

local function summarise(prime)
  local count, last = 0, 0
  for i = 1, #prime do
    if prime[i] then
      count = count + 1
      last = i
    end
  end
  print(string.format("%d %d", count, last))
end

summarise(sieve(2000000))
