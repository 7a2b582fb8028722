-- Fannkuch: the most prefix reversals that any permutation of n numbers needs, and a checksum.
local function count_flips(permutation, p)
  for i = 1, #permutation do p[i] = permutation[i] end
  local flips = 0
  local first = p[1]
  while first ~= 1 do
    local i, j = 1, first
    while i < j do
      p[i], p[j] = p[j], p[i]
      i = i + 1
      j = j - 1
    end
    flips = flips + 1
    first = p[1]
  end
  return flips
end

local function fannkuch(n)
  local permutation, scratch, counts = {}, {}, {}
  for i = 1, n do
    permutation[i] = i
    counts[i] = 0
  end
  local checksum, most, index, r = 0, 0, 0, n
  while true do
    while r > 1 do
      counts[r] = r
      r = r - 1
    end
    local flips = count_flips(permutation, scratch)
    if flips > most then most = flips end
    if index % 2 == 0 then checksum = checksum + flips else checksum = checksum - flips end
    index = index + 1
    while true do
      if r == n then
        print(checksum .. " " .. most)
        return
      end
      local first = permutation[1]
      for i = 1, r do
        permutation[i] = permutation[i + 1]
      end
      permutation[r + 1] = first
      counts[r + 1] = counts[r + 1] - 1
      if counts[r + 1] > 0 then break end
      r = r + 1
    end
  end
end

fannkuch(9)
