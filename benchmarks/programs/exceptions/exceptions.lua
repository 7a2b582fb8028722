-- Errors raised three calls deep and caught, some of them raised again on the way.
local function check(n)
  if n % 3 == 0 then error({message = "divisible"}) end
  return n
end

local function translate(n)
  local ok, result = pcall(check, n)
  if ok then return result end
  if n % 2 == 0 then error({message = "even and " .. result.message}) end
  return -n
end

local function attempt(n)
  return translate(n) + 1
end

local function run(rounds)
  local total, caught, letters = 0, 0, 0
  for n = 0, rounds - 1 do
    local ok, result = pcall(attempt, n)
    if ok then
      total = total + result
    else
      caught = caught + 1
      letters = letters + #result.message
    end
  end
  print(string.format("%d %d %d", total, caught, letters))
end

run(1000000)
