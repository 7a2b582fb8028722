-- Writes a table of 700,000 padded rows and a summary of each page of fifty.
local function row(i)
  local name = "item-" .. i * 7919 % 100003
  return "| " .. string.format("%-12s", name) .. " | " .. string.format("%8d", i) .. " |\n"
end

local function run(n)
  local text, pages = "", {}
  for i = 0, n - 1 do
    text = text .. row(i)
    if i % 50 == 49 then
      text = text .. "+" .. ("-"):rep(14) .. "+" .. ("-"):rep(10) .. "+\n"
      pages[#pages + 1] = text:sub(1, 12):upper() .. #text
      text = text:sub(3, 14) .. "..."
    end
  end
  local summary = table.concat(pages, ",")
  print(#pages .. " " .. #summary .. " " .. summary:sub(1001, 1001) .. " " .. pages[#pages])
end

run(700000)
