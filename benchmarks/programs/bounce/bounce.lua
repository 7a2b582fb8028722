-- A hundred balls bounce off the four walls of a box.
local abs = math.abs
local seed = 0

local function next_random()
  seed = (seed * 1309 + 13849) % 65536
  return seed
end

local Ball = {}
Ball.__index = Ball

function Ball.new()
  local x = next_random() % 500
  local y = next_random() % 500
  local x_speed = next_random() % 300 - 150
  local y_speed = next_random() % 300 - 150
  return setmetatable({x = x, y = y, x_speed = x_speed, y_speed = y_speed, bounces = 0}, Ball)
end

function Ball:move()
  local limit = 500
  self.x = self.x + self.x_speed
  self.y = self.y + self.y_speed
  if self.x > limit then
    self.x = limit
    self.x_speed = -abs(self.x_speed)
    self.bounces = self.bounces + 1
  end
  if self.x < 0 then
    self.x = 0
    self.x_speed = abs(self.x_speed)
    self.bounces = self.bounces + 1
  end
  if self.y > limit then
    self.y = limit
    self.y_speed = -abs(self.y_speed)
    self.bounces = self.bounces + 1
  end
  if self.y < 0 then
    self.y = 0
    self.y_speed = abs(self.y_speed)
    self.bounces = self.bounces + 1
  end
end

local function run(steps)
  seed = 74755
  local balls = {}
  for i = 1, 100 do balls[i] = Ball.new() end
  for _ = 1, steps do
    for _, ball in ipairs(balls) do
      ball:move()
    end
  end
  local bounces = 0
  for _, ball in ipairs(balls) do
    bounces = bounces + ball.bounces
  end
  print(string.format("%d %d %d", bounces, balls[1].x, balls[100].y))
end

run(20000)
