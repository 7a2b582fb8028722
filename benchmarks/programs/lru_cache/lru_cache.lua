-- A cache of a thousand entries that forgets what was used least recently.
-- The order of use is a doubly linked ring of slots; slot 1 is its head.
local Cache = {}
Cache.__index = Cache

local function new_slot(key, value)
  return {key = key, value = value, before = 1, after = 1}
end

function Cache.new(capacity)
  local slots = {new_slot(0, 0)}
  return setmetatable({capacity = capacity, slots = slots, index = {}, size = 0, hits = 0}, Cache)
end

function Cache:unlink(at)
  local slot = self.slots[at]
  self.slots[slot.before].after = slot.after
  self.slots[slot.after].before = slot.before
end

function Cache:link_first(at)
  local head, slot = self.slots[1], self.slots[at]
  local first = head.after
  slot.before = 1
  slot.after = first
  self.slots[first].before = at
  head.after = at
end

function Cache:lookup(key)
  local at = self.index[key]
  if not at then return -1 end
  self:unlink(at)
  self:link_first(at)
  self.hits = self.hits + 1
  return self.slots[at].value
end

function Cache:store(key, value)
  local at = #self.slots + 1
  if at > self.capacity + 1 then
    at = self.slots[1].before
    self:unlink(at)
    local slot = self.slots[at]
    self.index[slot.key] = nil
    slot.key = key
    slot.value = value
  else
    self.slots[at] = new_slot(key, value)
    self.size = self.size + 1
  end
  self.index[key] = at
  self:link_first(at)
end

local function run(rounds)
  local cache = Cache.new(1000)
  local seed, total = 42, 0
  for i = 0, rounds - 1 do
    seed = (seed * 16807) % 2147483647
    local key = seed % 1500
    local value = cache:lookup(key)
    if value < 0 then
      cache:store(key, key * 2 + i % 2)
    else
      total = total + value
    end
  end
  print(string.format("%d %d %d", cache.hits, total, cache.size))
end

run(800000)
