-- Counts the points of a grid that belong to the Mandelbrot set, and all iterations made.
local function escape_time(cr, ci, limit)
  local zr, zi, n = 0.0, 0.0, 0
  while n < limit do
    local rr = zr * zr
    local ii = zi * zi
    if rr + ii > 4.0 then return n end
    zi = 2.0 * zr * zi + ci
    zr = rr - ii + cr
    n = n + 1
  end
  return n
end

local function run(size, limit)
  local inside, iterations = 0, 0
  for y = 0, size - 1 do
    local ci = 2.0 * y / size - 1.0
    for x = 0, size - 1 do
      local n = escape_time(3.0 * x / size - 2.0, ci, limit)
      iterations = iterations + n
      if n == limit then inside = inside + 1 end
    end
  end
  print(string.format("%d %d", inside, iterations))
end

run(400, 100)
