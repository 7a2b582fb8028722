-- A million one-character appends to one string, several times over.
-- (Lua strings cannot grow, so people collect the pieces and join them.)
local function build(n, letters)
  local pieces = {}
  for i = 0, n - 1 do
    pieces[#pieces + 1] = letters[i % 26 + 1]
  end
  return table.concat(pieces)
end

local letters = {}
for letter in ("a b c d e f g h i j k l m n o p q r s t u v w x y z"):gmatch("%a") do
  letters[#letters + 1] = letter
end
for turn = 0, 3 do
  local text = build(1000000 + turn, letters)
  print(string.format("%d %s %s", #text, text:sub(turn + 1, turn + 1), text:sub(-1)))
end
