-- Splits 200,000 lines into fields, rearranges them and joins everything again.
local function split(text, separator)
  local parts, start = {}, 1
  while true do
    local first, last = text:find(separator, start, true)
    if not first then
      parts[#parts + 1] = text:sub(start)
      return parts
    end
    parts[#parts + 1] = text:sub(start, first - 1)
    start = last + 1
  end
end

local function make_text(n)
  local rows = {}
  for i = 0, n - 1 do
    rows[#rows + 1] = "user" .. i .. "," .. i * 37 % 1000 .. ",city" .. i % 50
  end
  return table.concat(rows, "\n")
end

local function rearrange(text)
  local total, rows = 0, {}
  for _, line in ipairs(split(text, "\n")) do
    local fields = split(line, ",")
    total = total + tonumber(fields[2])
    rows[#rows + 1] = table.concat({fields[3], fields[1], fields[2]}, ";")
  end
  print(string.format("%d %d", #rows, total))
  return table.concat(rows, "\n")
end

local text = make_text(200000)
local result = rearrange(text)
print(string.format("%d %d %s %s", #text, #result, result:sub(101, 101), result:sub(-1)))
