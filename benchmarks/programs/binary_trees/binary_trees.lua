-- Builds, walks and drops many binary trees: allocation and release of small objects.
local function make_tree(depth)
  if depth == 0 then
    return {left = nil, right = nil}
  end
  return {left = make_tree(depth - 1), right = make_tree(depth - 1)}
end

local function count(node)
  if node.left == nil then return 1 end
  return 1 + count(node.left) + count(node.right)
end

local function show(...)
  print(table.concat({...}, " "))
end

local function run(max_depth)
  show("stretch", max_depth + 1, count(make_tree(max_depth + 1)))
  local long_lived = make_tree(max_depth)
  local trees = 16384
  local depth = 4
  while depth <= max_depth do
    local total = 0
    for _ = 1, trees do
      total = total + count(make_tree(depth))
    end
    show(trees, "trees of depth", depth, total)
    depth = depth + 2
    trees = math.floor(trees / 4)
  end
  show("long lived", max_depth, count(long_lived))
end

run(14)
