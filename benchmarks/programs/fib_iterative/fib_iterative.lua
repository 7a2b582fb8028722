-- 400,000 Fibonacci numbers, fib(20) to fib(70), each by its own loop.
local function fib(n)
  local a, b = 0, 1
  for _ = 1, n do
    a, b = b, a + b
  end
  return a
end

local function run(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    total = (total + fib(20 + i % 51)) % 1000003
  end
  print(string.format("%d %d", fib(70), total))
end

run(400000)
