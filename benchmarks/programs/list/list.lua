-- Linked lists walked and shortened by recursion (the Takeuchi function on lists).
local function make_list(length)
  if length == 0 then return nil end
  return {value = length, next = make_list(length - 1)}
end

local function list_length(list)
  if list == nil then return 0 end
  return 1 + list_length(list.next)
end

local function is_shorter(x, y)
  local a, b = x, y
  while b do
    if not a then return true end
    a = a.next
    b = b.next
  end
  return false
end

local function tail(x, y, z)
  if is_shorter(y, x) then
    return tail(tail(x.next, y, z), tail(y.next, z, x), tail(z.next, x, y))
  end
  return z
end

local function run(rounds)
  local total = 0
  for round = 0, rounds - 1 do
    local rest = tail(make_list(15), make_list(10 - round % 2), make_list(6))
    total = total + list_length(rest)
  end
  print(total)
end

run(1000)
