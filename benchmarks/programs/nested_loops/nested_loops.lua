-- Three nested loops with a branch in the innermost one.
local function count_triples(limit)
  local found = 0
  local a = 1
  while a <= limit do
    local b = a
    while b <= limit do
      local c = b
      while c <= limit do
        if a * a + b * b == c * c then
          found = found + 1
        end
        c = c + 1
      end
      b = b + 1
    end
    a = a + 1
  end
  return found
end

print(count_triples(380))
