-- Spectral norm of an infinite matrix, approximated by the power method.
local function element(i, j)
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function multiply(v)
  local result = {}
  for i = 1, #v do
    local total = 0.0
    for j = 1, #v do
      total = total + element(i - 1, j - 1) * v[j]
    end
    result[i] = total
  end
  return result
end

local function multiply_transposed(v)
  local result = {}
  for i = 1, #v do
    local total = 0.0
    for j = 1, #v do
      total = total + element(j - 1, i - 1) * v[j]
    end
    result[i] = total
  end
  return result
end

local function run(n)
  local u, v = {}, {}
  for i = 1, n do u[i] = 1.0 end
  for _ = 1, 10 do
    v = multiply_transposed(multiply(u))
    u = multiply_transposed(multiply(v))
  end
  local vv, uv = 0.0, 0.0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  print(string.format("%d", math.floor(math.sqrt(uv / vv) * 1000000000.0)))
end

run(300)
