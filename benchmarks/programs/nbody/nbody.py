# Five bodies of the solar system, floats in object fields.
from math import floor, pi, sqrt


class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


def solar_system():
    year = 365.24
    solar_mass = 4.0 * pi * pi
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, solar_mass),
        Body(4.84143144246472, -1.16032004402743, -0.103622044471123,
             0.00166007664274404 * year, 0.00769901118419740 * year,
             -0.0000690460016972063 * year, 0.000954791938424327 * solar_mass),
        Body(8.34336671824458, 4.12479856412430, -0.403523417114321,
             -0.00276742510726411 * year, 0.00499852801234917 * year,
             0.0000230417297573764 * year, 0.000285885980666131 * solar_mass),
        Body(12.8943695621391, -15.1111514016986, -0.223307578892656,
             0.00296460137564762 * year, 0.00237847173959481 * year,
             -0.0000296589568540238 * year, 0.0000436624404335156 * solar_mass),
        Body(15.3796971148509, -25.9193146099879, 0.179258772950371,
             0.00268067772490389 * year, 0.00162824170038242 * year,
             -0.0000951592254519716 * year, 0.0000515138902046612 * solar_mass),
    ]


def offset_momentum(bodies):
    px = py = pz = 0.0
    for b in bodies:
        px += b.vx * b.mass
        py += b.vy * b.mass
        pz += b.vz * b.mass
    sun = bodies[0]
    sun.vx = -px / sun.mass
    sun.vy = -py / sun.mass
    sun.vz = -pz / sun.mass
    return bodies


def advance(bodies, dt):
    n = len(bodies)
    for i in range(n):
        b = bodies[i]
        for j in range(i + 1, n):
            c = bodies[j]
            dx = b.x - c.x
            dy = b.y - c.y
            dz = b.z - c.z
            squared = dx * dx + dy * dy + dz * dz
            mag = dt / (squared * sqrt(squared))
            push_i = c.mass * mag
            push_j = b.mass * mag
            b.vx -= dx * push_i
            b.vy -= dy * push_i
            b.vz -= dz * push_i
            c.vx += dx * push_j
            c.vy += dy * push_j
            c.vz += dz * push_j
    for b in bodies:
        b.x += dt * b.vx
        b.y += dt * b.vy
        b.z += dt * b.vz
    return bodies


def energy(bodies):
    total = 0.0
    for i in range(len(bodies)):
        b = bodies[i]
        total += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
        for j in range(i + 1, len(bodies)):
            c = bodies[j]
            dx = b.x - c.x
            dy = b.y - c.y
            dz = b.z - c.z
            total -= (b.mass * c.mass) / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def run(steps):
    bodies = offset_momentum(solar_system())
    print(floor(energy(bodies) * 1000000000.0))
    for step in range(steps):
        bodies = advance(bodies, 0.01)
    print(floor(energy(bodies) * 1000000000.0))


run(150000)
