-- Counts all substrings of several lengths in a random DNA sequence.
local function make_sequence(length)
  local letters = {"A", "C", "G", "T"}
  local pieces = {}
  local seed = 42
  for i = 1, length do
    seed = (seed * 16807) % 2147483647
    pieces[i] = letters[seed % 97 % 4 + 1]
  end
  return table.concat(pieces)
end

local function count_parts(sequence, size)
  local counts = {}
  for i = 1, #sequence - size + 1 do
    local part = sequence:sub(i, i + size - 1)
    counts[part] = (counts[part] or 0) + 1
  end
  return counts
end

local function sorted_keys(counts)
  local keys = {}
  for key in pairs(counts) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function show_frequencies(counts)
  for _, part in ipairs(sorted_keys(counts)) do
    print(part .. " " .. counts[part])
  end
end

local function run(length)
  local sequence = make_sequence(length)
  show_frequencies(count_parts(sequence, 1))
  show_frequencies(count_parts(sequence, 2))
  for _, part in ipairs({"GGT", "GGTA", "GGTATT", "GGTATTTTAATT"}) do
    local counts = count_parts(sequence, #part)
    local size = 0
    for _ in pairs(counts) do size = size + 1 end
    print(size .. " " .. part .. " " .. (counts[part] or 0))
  end
end

run(400000)
