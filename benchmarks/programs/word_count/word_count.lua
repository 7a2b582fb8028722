-- Counts the words of a made-up text and lists the most frequent ones.
local floor = math.floor

local function capitalize(word)
  return word:sub(1, 1):upper() .. word:sub(2)
end

local function make_text(length)
  local syllables = {"ka", "lo", "mi", "ne", "ru", "so", "ta", "vi"}
  local words = {}
  local seed = 42
  for i = 1, length do
    seed = (seed * 16807) % 2147483647
    local word = syllables[seed % 8 + 1] .. syllables[floor(seed / 8) % 8 + 1]
    if seed % 3 == 0 then word = word .. syllables[floor(seed / 64) % 8 + 1] end
    if seed % 11 == 0 then word = capitalize(word) end
    words[i] = word
  end
  return table.concat(words, " ")
end

local function count_words(text)
  local counts = {}
  for word in text:gmatch("[^ ]+") do
    local key = word:lower()
    counts[key] = (counts[key] or 0) + 1
  end
  return counts
end

local text = make_text(800000)
local ranked = {}
for word, count in pairs(count_words(text)) do
  ranked[#ranked + 1] = {word, count}
end
table.sort(ranked, function(a, b)
  if a[2] ~= b[2] then return a[2] > b[2] end
  return a[1] < b[1]
end)
print(#text .. " " .. #ranked)
for i = 1, 10 do
  print(ranked[i][1] .. " " .. ranked[i][2])
end
