-- A JSON parser and writer in the language itself, on a document of two megabytes.
-- Objects remember the order of their keys, which Lua's tables do not; null is a value of its own.
local null = {}
local source, at = "", 1
local parse_value

local function here()
  return source:sub(at, at)
end

local function skip_blanks()
  while at <= #source and (here() == " " or here() == "\n") do
    at = at + 1
  end
end

local function expect(char)
  if here() ~= char then error("expected " .. char .. " at " .. at) end
  at = at + 1
end

local function parse_text()
  expect('"')
  local start = at
  while here() ~= '"' do
    at = at + 1
  end
  at = at + 1
  return source:sub(start, at - 2)
end

local function is_digit(char)
  return char >= "0" and char <= "9"
end

local function parse_number()
  local start = at
  if here() == "-" then at = at + 1 end
  while at <= #source and is_digit(here()) do
    at = at + 1
  end
  return tonumber(source:sub(start, at - 1))
end

local function parse_word(word, value)
  if source:sub(at, at + #word - 1) ~= word then error("unknown word at " .. at) end
  at = at + #word
  return value
end

local function parse_list()
  local list = {}
  expect("[")
  skip_blanks()
  while here() ~= "]" do
    if #list > 0 then expect(",") end
    list[#list + 1] = parse_value()
    skip_blanks()
  end
  at = at + 1
  return list
end

local function parse_object()
  local keys, values = {}, {}
  expect("{")
  skip_blanks()
  while here() ~= "}" do
    if #keys > 0 then expect(",") end
    skip_blanks()
    local key = parse_text()
    skip_blanks()
    expect(":")
    keys[#keys + 1] = key
    values[key] = parse_value()
    skip_blanks()
  end
  at = at + 1
  return {keys = keys, values = values}
end

function parse_value()
  skip_blanks()
  local char = here()
  if char == "{" then return parse_object() end
  if char == "[" then return parse_list() end
  if char == '"' then return parse_text() end
  if char == "t" then return parse_word("true", true) end
  if char == "f" then return parse_word("false", false) end
  if char == "n" then return parse_word("null", null) end
  return parse_number()
end

local function write_value(value)
  if value == null then return "null" end
  if type(value) == "string" then return '"' .. value .. '"' end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  if value.keys then
    for i, key in ipairs(value.keys) do
      parts[i] = '"' .. key .. '":' .. write_value(value.values[key])
    end
    return "{" .. table.concat(parts, ",") .. "}"
  end
  for i, item in ipairs(value) do
    parts[i] = write_value(item)
  end
  return "[" .. table.concat(parts, ",") .. "]"
end

local function make_document(records)
  local rows = {}
  for i = 0, records - 1 do
    rows[#rows + 1] = '{"id": ' .. i .. ', "name": "user ' .. i .. '", "active": true, ' ..
      '"tags": ["a", "b' .. i % 7 .. '", null],\n "place": {"x": -' .. i * 3 + 1 ..
      ', "y": ' .. i * 5 .. '}, "old": false}'
  end
  return "[" .. table.concat(rows, ", ") .. "]"
end

source = make_document(20000)
local document = parse_value()
local total = 0
for _, record in ipairs(document) do
  local place = record.values.place.values
  total = total + record.values.id + place.x + place.y + #record.values.tags[2]
end
local written = write_value(document)
print(string.format("%d %d %d %d %s", #source, #document, total, #written, written:sub(1, 90)))
