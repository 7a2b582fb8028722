-- A chain of generators: count up, keep some and transform; and one of Fibonacci numbers.
local wrap, yield = coroutine.wrap, coroutine.yield

local function count_up(limit)
  return wrap(function()
    local n = 0
    while n < limit do
      yield(n)
      n = n + 1
    end
  end)
end

local function keep_odd(source)
  return wrap(function()
    for n in source do
      if n % 2 == 1 then yield(n) end
    end
  end)
end

local function squares(source)
  return wrap(function()
    for n in source do yield(n * n % 1000003) end
  end)
end

local function fibonacci(limit)
  return wrap(function()
    local a, b = 0, 1
    for _ = 1, limit do
      yield(a)
      a, b = b, (a + b) % 1000003
    end
  end)
end

local function run(limit)
  local total = 0
  for n in squares(keep_odd(count_up(limit))) do
    total = total + n
  end
  local sum = 0
  for n in fibonacci(limit) do
    sum = sum + n
  end
  print(string.format("%d %d", total, sum))
end

run(2000000)
