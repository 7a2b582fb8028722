-- 100,000 objects, all alive at once, made and summed up eight times.
local function make_points(n, step)
  local points = {}
  for i = 0, n - 1 do
    points[#points + 1] = { x = i, y = i * step, label = "point" }
  end
  return points
end

local function summarise(points)
  local total = 0
  for _, p in ipairs(points) do
    total = total + p.x + p.y + #p.label
  end
  return total
end

for round = 0, 7 do
  local points = make_points(100000, round)
  print(string.format("%d %d", #points, summarise(points)))
end
