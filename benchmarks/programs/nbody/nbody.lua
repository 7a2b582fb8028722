-- Five bodies of the solar system, floats in table fields.
local sqrt = math.sqrt

local function body(x, y, z, vx, vy, vz, mass)
  return {x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass}
end

local function solar_system()
  local year = 365.24
  local solar_mass = 4.0 * math.pi * math.pi
  return {
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, solar_mass),
    body(4.84143144246472, -1.16032004402743, -0.103622044471123,
      0.00166007664274404 * year, 0.00769901118419740 * year,
      -0.0000690460016972063 * year, 0.000954791938424327 * solar_mass),
    body(8.34336671824458, 4.12479856412430, -0.403523417114321,
      -0.00276742510726411 * year, 0.00499852801234917 * year,
      0.0000230417297573764 * year, 0.000285885980666131 * solar_mass),
    body(12.8943695621391, -15.1111514016986, -0.223307578892656,
      0.00296460137564762 * year, 0.00237847173959481 * year,
      -0.0000296589568540238 * year, 0.0000436624404335156 * solar_mass),
    body(15.3796971148509, -25.9193146099879, 0.179258772950371,
      0.00268067772490389 * year, 0.00162824170038242 * year,
      -0.0000951592254519716 * year, 0.0000515138902046612 * solar_mass),
  }
end

local function offset_momentum(bodies)
  local px, py, pz = 0.0, 0.0, 0.0
  for _, b in ipairs(bodies) do
    px = px + b.vx * b.mass
    py = py + b.vy * b.mass
    pz = pz + b.vz * b.mass
  end
  local sun = bodies[1]
  sun.vx = -px / sun.mass
  sun.vy = -py / sun.mass
  sun.vz = -pz / sun.mass
  return bodies
end

local function advance(bodies, dt)
  local n = #bodies
  for i = 1, n do
    local b = bodies[i]
    for j = i + 1, n do
      local c = bodies[j]
      local dx = b.x - c.x
      local dy = b.y - c.y
      local dz = b.z - c.z
      local squared = dx * dx + dy * dy + dz * dz
      local mag = dt / (squared * sqrt(squared))
      local push_i = c.mass * mag
      local push_j = b.mass * mag
      b.vx = b.vx - dx * push_i
      b.vy = b.vy - dy * push_i
      b.vz = b.vz - dz * push_i
      c.vx = c.vx + dx * push_j
      c.vy = c.vy + dy * push_j
      c.vz = c.vz + dz * push_j
    end
  end
  for k = 1, n do
    local b = bodies[k]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
  return bodies
end

local function energy(bodies)
  local total = 0.0
  for i, b in ipairs(bodies) do
    total = total + 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
    for j = i + 1, #bodies do
      local c = bodies[j]
      local dx = b.x - c.x
      local dy = b.y - c.y
      local dz = b.z - c.z
      total = total - (b.mass * c.mass) / sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return total
end

local function run(steps)
  local bodies = offset_momentum(solar_system())
  print(string.format("%d", math.floor(energy(bodies) * 1000000000.0)))
  for _ = 1, steps do
    bodies = advance(bodies, 0.01)
  end
  print(string.format("%d", math.floor(energy(bodies) * 1000000000.0)))
end

run(150000)
