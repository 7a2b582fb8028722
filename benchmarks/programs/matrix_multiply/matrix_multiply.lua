-- Product of two square matrices of floats, held as tables of rows.
local floor = math.floor

local function make_matrix(n, seed)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do
      row[#row + 1] = (i - j) * (i + j + seed) * 1.0 / n
    end
    rows[#rows + 1] = row
  end
  return rows
end

local function multiply(a, b)
  local n = #a
  local product = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      local total = 0.0
      for k = 1, n do
        total = total + a[i][k] * b[k][j]
      end
      row[j] = total
    end
    product[i] = row
  end
  return product
end

local function run(n)
  local product = multiply(make_matrix(n, 1), make_matrix(n, 2))
  local trace = 0.0
  for i = 1, n do
    trace = trace + product[i][i]
  end
  local sample = product[floor(n / 2) + 1][floor(n / 3) + 1]
  print(string.format("%d %d", floor(trace), floor(sample * 1000.0)))
end

run(200)
