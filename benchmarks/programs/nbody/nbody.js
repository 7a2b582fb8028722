// Five bodies of the solar system, floats in object fields.
class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;
    this.mass = mass;
  }
}

const YEAR = 365.24;
const SOLAR_MASS = 4.0 * Math.PI * Math.PI;

function planet(x, y, z, vx, vy, vz, mass) {
  return new Body(x, y, z, vx * YEAR, vy * YEAR, vz * YEAR, mass * SOLAR_MASS);
}

function solarSystem() {
  return [
    new Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR_MASS),
    planet(
      4.84143144246472, -1.16032004402743, -0.103622044471123,
      0.00166007664274404, 0.0076990111841974, -0.0000690460016972063,
      0.000954791938424327,
    ),
    planet(
      8.34336671824458, 4.1247985641243, -0.403523417114321,
      -0.00276742510726411, 0.00499852801234917, 0.0000230417297573764,
      0.000285885980666131,
    ),
    planet(
      12.8943695621391, -15.1111514016986, -0.223307578892656,
      0.00296460137564762, 0.00237847173959481, -0.0000296589568540238,
      0.0000436624404335156,
    ),
    planet(
      15.3796971148509, -25.9193146099879, 0.179258772950371,
      0.00268067772490389, 0.00162824170038242, -0.0000951592254519716,
      0.0000515138902046612,
    ),
  ];
}

function offsetMomentum(bodies) {
  let px = 0.0;
  let py = 0.0;
  let pz = 0.0;
  for (const b of bodies) {
    px += b.vx * b.mass;
    py += b.vy * b.mass;
    pz += b.vz * b.mass;
  }
  const sun = bodies[0];
  sun.vx = -px / sun.mass;
  sun.vy = -py / sun.mass;
  sun.vz = -pz / sun.mass;
  return bodies;
}

function advance(bodies, dt) {
  const n = bodies.length;
  for (let i = 0; i < n; i++) {
    const b = bodies[i];
    for (let j = i + 1; j < n; j++) {
      const c = bodies[j];
      const dx = b.x - c.x;
      const dy = b.y - c.y;
      const dz = b.z - c.z;
      const squared = dx * dx + dy * dy + dz * dz;
      const mag = dt / (squared * Math.sqrt(squared));
      const pushI = c.mass * mag;
      const pushJ = b.mass * mag;
      b.vx -= dx * pushI;
      b.vy -= dy * pushI;
      b.vz -= dz * pushI;
      c.vx += dx * pushJ;
      c.vy += dy * pushJ;
      c.vz += dz * pushJ;
    }
  }
  for (const b of bodies) {
    b.x += dt * b.vx;
    b.y += dt * b.vy;
    b.z += dt * b.vz;
  }
  return bodies;
}

function energy(bodies) {
  let total = 0.0;
  for (let i = 0; i < bodies.length; i++) {
    const b = bodies[i];
    total += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz);
    for (let j = i + 1; j < bodies.length; j++) {
      const c = bodies[j];
      const dx = b.x - c.x;
      const dy = b.y - c.y;
      const dz = b.z - c.z;
      total -= (b.mass * c.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return total;
}

function run(steps) {
  let bodies = offsetMomentum(solarSystem());
  console.log(Math.floor(energy(bodies) * 1000000000.0));
  for (let step = 0; step < steps; step++) {
    bodies = advance(bodies, 0.01);
  }
  console.log(Math.floor(energy(bodies) * 1000000000.0));
}

run(150000);
