-- A log of 400,000 lines: parse each line, filter, clean up, group, and report.
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

local function make_log(n)
  local levels = {"INFO", "DEBUG", "WARN", "ERROR"}
  local rows = {}
  for i = 0, n - 1 do
    local level = levels[i * 7 % 11 % 4 + 1]
    rows[#rows + 1] = "  [" .. level .. "] host" .. i % 37 .. ": request /page/" .. i % 113 ..
      " took " .. i * 31 % 997 .. "ms  "
  end
  return table.concat(rows, "\n")
end

local function report(log)
  local slowest, hosts, errors = {}, 0, {}
  for _, line in ipairs(split(log, "\n")) do
    line = line:match("^%s*(.-)%s*$")
    if line:sub(1, 7) ~= "[DEBUG]" then
      local colon = line:find(":", 1, true)
      local host = line:sub(line:find("]", 1, true) + 2, colon - 1)
      local fields = split(line:sub(colon + 2), " ")
      local took = tonumber((fields[4]:gsub("ms", "")))
      if not slowest[host] then hosts = hosts + 1 end
      if took > (slowest[host] or -1) then slowest[host] = took end
      if line:find("ERROR", 1, true) then errors[#errors + 1] = host:lower() .. fields[2] end
    end
  end
  print(string.format("%d %d %d %d", hosts, #errors, slowest.host0, slowest.host36))
  return (table.concat(errors, "\n"):upper():gsub("/PAGE/", "->"))
end

local log = make_log(400000)
local result = report(log)
print(string.format("%d %d %d %s", #log, #result, #split(result, "\n"), result:sub(1, 9)))
