-- Trees of arrays of random sizes: allocation of many small arrays.
local seed, made = 0, 0

local function next_random()
  seed = (seed * 1309 + 13849) % 65536
  return seed
end

local function build_tree(depth)
  made = made + 1
  local children = {}
  if depth == 1 then
    for i = 1, next_random() % 10 + 1 do children[i] = false end
    return children
  end
  for i = 1, 4 do
    children[i] = build_tree(depth - 1)
  end
  return children
end

for round = 0, 39 do
  seed = 74755 + round
  made = 0
  local tree = build_tree(8)
  print(string.format("%d %d %d %d", made, #tree, #tree[4][3][2][1][4][3][2], seed))
end
