-- A string of 200,000 numbered pieces, joined one after the other, ten times.
-- (Lua strings cannot grow, so people collect the pieces and join them.)
local function build(n)
  local pieces = {}
  for i = 0, n - 1 do
    pieces[#pieces + 1] = "item " .. i .. ";"
  end
  return table.concat(pieces)
end

for round = 0, 9 do
  local text = build(200000 + round)
  print(#text .. " " .. text:sub(1001 + round, 1001 + round) .. " " .. text:sub(-2, -2))
end
