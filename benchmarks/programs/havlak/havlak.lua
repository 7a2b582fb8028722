-- Havlak: finds the loops of a control flow graph, nested and irreducible ones too.
local Graph = {}
Graph.__index = Graph

function Graph:add_block()
  self.blocks[#self.blocks + 1] = {targets = {}, sources = {}}
end

function Graph:connect(source, target)
  local targets, sources = self.blocks[source].targets, self.blocks[target].sources
  targets[#targets + 1] = target
  sources[#sources + 1] = source
end

-- Adds a diamond behind a block; the new last block is where it ends.
function Graph:add_diamond(start)
  local first = #self.blocks + 1
  for _ = 1, 3 do self:add_block() end
  self:connect(start, first)
  self:connect(start, first + 1)
  self:connect(first, first + 2)
  self:connect(first + 1, first + 2)
end

-- Adds loops inside loops behind a block; the new last block is the way out.
function Graph:add_loops(start, depth)
  local header = #self.blocks + 1
  self:add_block()
  self:connect(start, header)
  self:add_diamond(header)
  local last = #self.blocks
  if depth > 1 then
    for _ = 1, 2 do
      self:add_loops(last, depth - 1)
      last = #self.blocks
    end
  end
  self:connect(last, header)
  local exit_block = #self.blocks + 1
  self:add_block()
  self:connect(last, exit_block)
end

local UNSEEN = -1

local LoopFinder = {}
LoopFinder.__index = LoopFinder

function LoopFinder.new(graph)
  local number, last, parent = {}, {}, {}
  for i = 1, #graph.blocks do
    number[i] = UNSEEN
    last[i] = 0
    parent[i] = i
  end
  return setmetatable(
    {graph = graph, number = number, last = last, parent = parent, order = {}}, LoopFinder)
end

function LoopFinder:number_blocks(block)
  local current = #self.order + 1
  self.number[block] = current
  self.order[current] = block
  for _, target in ipairs(self.graph.blocks[block].targets) do
    if self.number[target] == UNSEEN then self:number_blocks(target) end
  end
  self.last[current] = #self.order
end

function LoopFinder:is_ancestor(w, v)
  return w <= v and v <= self.last[w]
end

function LoopFinder:find_set(node)
  local parent = self.parent
  local root = node
  while parent[root] ~= root do
    root = parent[root]
  end
  while parent[node] ~= root do
    local next = parent[node]
    parent[node] = root
    node = next
  end
  return root
end

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then return true end
  end
  return false
end

-- The nodes that jump back to w, by their sets, and whether w jumps to itself.
function LoopFinder:back_nodes(w)
  local pool, is_self_loop = {}, false
  for _, source in ipairs(self.graph.blocks[self.order[w]].sources) do
    local v = self.number[source]
    if v ~= UNSEEN and self:is_ancestor(w, v) then
      if v == w then
        is_self_loop = true
      else
        local root = self:find_set(v)
        if not contains(pool, root) then pool[#pool + 1] = root end
      end
    end
  end
  return pool, is_self_loop
end

-- Completes the pool of the loop of w; returns whether the loop is reducible.
function LoopFinder:grow_pool(w, pool)
  local is_reducible = true
  local next = 1
  while next <= #pool do
    local x = pool[next]
    next = next + 1
    for _, source in ipairs(self.graph.blocks[self.order[x]].sources) do
      local v = self.number[source]
      if v ~= UNSEEN and not self:is_ancestor(x, v) then
        local root = self:find_set(v)
        if not self:is_ancestor(w, root) then
          is_reducible = false
        elseif root ~= w and not contains(pool, root) then
          pool[#pool + 1] = root
        end
      end
    end
  end
  return is_reducible
end

function LoopFinder:find_loops()
  self:number_blocks(1)
  local loop_of, loops = {}, {}
  for w = #self.order, 1, -1 do
    local pool, is_self_loop = self:back_nodes(w)
    local is_reducible = self:grow_pool(w, pool)
    if #pool > 0 or is_self_loop then
      local found = #loops + 1
      loops[found] = {header = self.order[w], is_reducible = is_reducible, outer = nil}
      loop_of[w] = found
      for _, node in ipairs(pool) do
        self.parent[node] = w
        if loop_of[node] then loops[loop_of[node]].outer = found end
      end
    end
  end
  return loops
end

local function depth_of(loops, at)
  local depth = 0
  while at do
    depth = depth + 1
    at = loops[at].outer
  end
  return depth
end

local function make_graph(parts, depth)
  local graph = setmetatable({blocks = {}}, Graph)
  graph:add_block()
  for _ = 1, parts do
    graph:add_loops(#graph.blocks, depth)
  end
  -- Two ways into the same cycle: a loop that is not reducible.
  local first = #graph.blocks + 1
  for _ = 1, 3 do graph:add_block() end
  graph:connect(first - 1, first)
  graph:connect(first - 1, first + 1)
  graph:connect(first, first + 1)
  graph:connect(first + 1, first)
  graph:connect(first + 1, first + 2)
  graph:connect(first + 2, first + 2)
  return graph
end

local function run(rounds)
  local graph = make_graph(5, 5)
  for round = 1, rounds do
    local loops = LoopFinder.new(graph):find_loops()
    local deepest, total, reducible = 0, 0, 0
    for i, loop in ipairs(loops) do
      local depth = depth_of(loops, i)
      total = total + depth + loop.header - 1
      if depth > deepest then deepest = depth end
      if loop.is_reducible then reducible = reducible + 1 end
    end
    if round == rounds then
      print(string.format("%d %d %d %d %d", #graph.blocks, #loops, reducible, deepest, total))
    end
  end
end

run(400)
