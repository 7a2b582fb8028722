-- One long counting loop with integer arithmetic.
local function run(n)
  local total = 0
  for i = 0, n - 1 do
    total = (total + i * 3) % 1000003
  end
  return total
end

print(run(20000000))
