-- CD: finds where aircraft come too close to each other, frame by frame. A grid of voxels, kept in a
-- red-black tree, tells which pairs are near enough to be looked at.
local floor, sqrt = math.floor, math.sqrt
local AREA, CEILING, RADIUS, VOXEL = 1000, 10, 1, 2

local Vector = {}
Vector.__index = Vector

local function vector(x, y, z)
  return setmetatable({x = x, y = y, z = z}, Vector)
end

function Vector.__add(a, b)
  return vector(a.x + b.x, a.y + b.y, a.z + b.z)
end

function Vector.__sub(a, b)
  return vector(a.x - b.x, a.y - b.y, a.z - b.z)
end

function Vector.__mul(a, factor)
  return vector(a.x * factor, a.y * factor, a.z * factor)
end

function Vector:dot(other)
  return self.x * other.x + self.y * other.y + self.z * other.z
end

function Vector:is_in_area()
  local inside = self.x >= 0 and self.x <= AREA and self.y >= 0 and self.y <= AREA
  return inside and self.z >= 0 and self.z <= CEILING
end

-- A red-black tree; its keys are places of voxels.
local Tree = {}
Tree.__index = Tree

function Tree.new()
  return setmetatable({root = nil}, Tree)
end

-- The node of a place, which is made if there is none.
function Tree:locate(x, y)
  local parent = nil
  local node = self.root
  while node do
    parent = node
    if x < node.x or (x == node.x and y < node.y) then
      node = node.left
    elseif x == node.x and y == node.y then
      return node
    else
      node = node.right
    end
  end
  node = {x = x, y = y, value = nil, parent = parent, left = nil, right = nil, is_red = true}
  if not parent then
    self.root = node
  elseif x < parent.x or (x == parent.x and y < parent.y) then
    parent.left = node
  else
    parent.right = node
  end
  self:balance(node)
  return node
end

-- Restores the colours after a red node was added.
function Tree:balance(node)
  while node.parent and node.parent.is_red do
    local parent = node.parent
    local above = parent.parent
    local is_left = parent == above.left
    local uncle = above.left
    if is_left then uncle = above.right end
    if uncle and uncle.is_red then
      parent.is_red = false
      uncle.is_red = false
      above.is_red = true
      node = above
    else
      if is_left then
        if node == parent.right then
          self:rotate_left(parent)
          parent = node
        end
        self:rotate_right(above)
      else
        if node == parent.left then
          self:rotate_right(parent)
          parent = node
        end
        self:rotate_left(above)
      end
      parent.is_red = false
      above.is_red = true
      break
    end
  end
  self.root.is_red = false
end

function Tree:rotate_left(node)
  local child = node.right
  node.right = child.left
  if child.left then child.left.parent = node end
  self:replace(node, child)
  child.left = node
  node.parent = child
end

function Tree:rotate_right(node)
  local child = node.left
  node.left = child.right
  if child.right then child.right.parent = node end
  self:replace(node, child)
  child.right = node
  node.parent = child
end

-- Puts the child in the place of the node above it.
function Tree:replace(node, child)
  local parent = node.parent
  child.parent = parent
  if not parent then
    self.root = child
  elseif node == parent.left then
    parent.left = child
  else
    parent.right = child
  end
end

-- Appends the values below a node in the order of their keys.
local function values(node, found)
  if node then
    values(node.left, found)
    found[#found + 1] = node.value
    values(node.right, found)
  end
  return found
end

-- Whether an interval and that from 0 to 1 have something in common.
local function meets_unit(low, high)
  return low <= high and low <= 1 and high >= 0
end

local Motion = {}
Motion.__index = Motion

function Motion.new(start, finish)
  return setmetatable({start = start, finish = finish}, Motion)
end

-- Where two aircraft come too close to each other, or nil.
function Motion:meeting(other)
  local speed = self.finish - self.start
  local other_speed = other.finish - other.start
  local apart = self.start - other.start
  local relative = speed - other_speed
  local a = relative:dot(relative)
  if a == 0 then
    if sqrt(apart:dot(apart)) <= RADIUS then return (self.start + other.start) * 0.5 end
    return nil
  end
  local b = 2 * apart:dot(relative)
  local c = apart:dot(apart) - RADIUS * RADIUS
  local discriminant = b * b - 4 * a * c
  if discriminant < 0 then return nil end
  local first = (-b - sqrt(discriminant)) / (2 * a)
  local last = (-b + sqrt(discriminant)) / (2 * a)
  if not meets_unit(first, last) then return nil end
  local when = math.max(first, 0)
  local place = (self.start + speed * when + other.start + other_speed * when) * 0.5
  return place:is_in_area() and place or nil
end

-- When a motion enters and leaves a voxel along one axis: always, never or for a time.
local function span(edge, start, speed)
  local margin = RADIUS / 2
  if speed == 0 then
    if edge <= start + margin and start - margin <= edge + VOXEL then return -1e9, 1e9 end
    return 1e9, -1e9
  end
  local one = (edge - margin - start) / speed
  local two = (edge + VOXEL + margin - start) / speed
  if one < two then return one, two end
  return two, one
end

local function is_in_voxel(x, y, motion)
  if x < 0 or x > AREA or y < 0 or y > AREA then return false end
  local start, finish = motion.start, motion.finish
  local low_x, high_x = span(x, start.x, finish.x - start.x)
  if not meets_unit(low_x, high_x) then return false end
  local low_y, high_y = span(y, start.y, finish.y - start.y)
  return meets_unit(low_y, high_y) and low_x <= high_y and low_y <= high_x
end

local Detector = {}
Detector.__index = Detector

function Detector.new()
  return setmetatable({positions = {}}, Detector)
end

-- Adds a motion to a voxel and to all others that it touches.
function Detector:draw(x, y, motion, voxels, seen)
  if not is_in_voxel(x, y, motion) then return end
  local visited = seen:locate(x, y)
  if visited.value then return end
  visited.value = true
  local voxel = voxels:locate(x, y)
  if not voxel.value then voxel.value = {} end
  voxel.value[#voxel.value + 1] = motion
  for dx = -VOXEL, VOXEL, VOXEL do
    for dy = -VOXEL, VOXEL, VOXEL do
      if dx ~= 0 or dy ~= 0 then self:draw(x + dx, y + dy, motion, voxels, seen) end
    end
  end
end

-- The motions since the last frame; an aircraft that is new stands still.
function Detector:motions_of(frame)
  local motions = {}
  for number, position in ipairs(frame) do
    motions[number] = Motion.new(self.positions[number] or position, position)
    self.positions[number] = position
  end
  return motions
end

function Detector:collisions(frame)
  local voxels = Tree.new()
  for _, motion in ipairs(self:motions_of(frame)) do
    local x = floor(motion.start.x / VOXEL) * VOXEL
    local y = floor(motion.start.y / VOXEL) * VOXEL
    self:draw(x, y, motion, voxels, Tree.new())
  end
  local found = {}
  for _, near in ipairs(values(voxels.root, {})) do
    for i = 1, #near do
      for j = i + 1, #near do
        found[#found + 1] = near[i]:meeting(near[j])
      end
    end
  end
  return found
end

-- Where all aircraft are: pairs that swing towards each other and apart.
local function simulate(time, aircraft)
  local frame = {}
  for i = 0, aircraft - 1, 2 do
    frame[#frame + 1] = vector(time, math.cos(time) * 2 + i * 3, 10)
    frame[#frame + 1] = vector(time, math.sin(time) * 2 + i * 3, 10)
  end
  return frame
end

local function run(aircraft, frames)
  local detector = Detector.new()
  local count, x, y = 0, 0, 0
  for i = 0, frames - 1 do
    for _, place in ipairs(detector:collisions(simulate(i / 10, aircraft))) do
      count = count + 1
      x = x + place.x
      y = y + place.y
    end
  end
  print(string.format("%d %d %d", count, floor(x), floor(y)))
end

run(100, 200)
