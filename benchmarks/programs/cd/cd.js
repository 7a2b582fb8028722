// CD: finds where aircraft come too close to each other, frame by frame. A grid of voxels, kept in a
// red-black tree, tells which pairs are near enough to be looked at.
const AREA = 1000;
const CEILING = 10;
const RADIUS = 1;
const VOXEL = 2;

class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  plus(other) {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }

  minus(other) {
    return new Vector(this.x - other.x, this.y - other.y, this.z - other.z);
  }

  times(factor) {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }

  dot(other) {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }

  isInArea() {
    const inside = this.x >= 0 && this.x <= AREA && this.y >= 0 && this.y <= AREA;
    return inside && this.z >= 0 && this.z <= CEILING;
  }
}

class Node {
  constructor(x, y, parent) {
    this.x = x;
    this.y = y;
    this.value = null;
    this.parent = parent;
    this.left = null;
    this.right = null;
    this.isRed = true;
  }
}

// A red-black tree; its keys are places of voxels.
class Tree {
  constructor() {
    this.root = null;
  }

  // The node of a place, which is made if there is none.
  locate(x, y) {
    let parent = null;
    let node = this.root;
    while (node !== null) {
      parent = node;
      if (x < node.x || (x === node.x && y < node.y)) {
        node = node.left;
      } else if (x === node.x && y === node.y) {
        return node;
      } else {
        node = node.right;
      }
    }
    node = new Node(x, y, parent);
    if (parent === null) {
      this.root = node;
    } else if (x < parent.x || (x === parent.x && y < parent.y)) {
      parent.left = node;
    } else {
      parent.right = node;
    }
    this.balance(node);
    return node;
  }

  // Restores the colours after a red node was added.
  balance(node) {
    while (node.parent !== null && node.parent.isRed) {
      let parent = node.parent;
      const above = parent.parent;
      const isLeft = parent === above.left;
      const uncle = isLeft ? above.right : above.left;
      if (uncle !== null && uncle.isRed) {
        parent.isRed = false;
        uncle.isRed = false;
        above.isRed = true;
        node = above;
        continue;
      }
      if (isLeft) {
        if (node === parent.right) {
          this.rotateLeft(parent);
          parent = node;
        }
        this.rotateRight(above);
      } else {
        if (node === parent.left) {
          this.rotateRight(parent);
          parent = node;
        }
        this.rotateLeft(above);
      }
      parent.isRed = false;
      above.isRed = true;
      break;
    }
    this.root.isRed = false;
  }

  rotateLeft(node) {
    const child = node.right;
    node.right = child.left;
    if (child.left !== null) child.left.parent = node;
    this.replace(node, child);
    child.left = node;
    node.parent = child;
  }

  rotateRight(node) {
    const child = node.left;
    node.left = child.right;
    if (child.right !== null) child.right.parent = node;
    this.replace(node, child);
    child.right = node;
    node.parent = child;
  }

  // Puts the child in the place of the node above it.
  replace(node, child) {
    child.parent = node.parent;
    if (node.parent === null) {
      this.root = child;
    } else if (node === node.parent.left) {
      node.parent.left = child;
    } else {
      node.parent.right = child;
    }
  }

  // Appends the values below a node in the order of their keys.
  values(node, found) {
    if (node !== null) {
      this.values(node.left, found);
      found.push(node.value);
      this.values(node.right, found);
    }
    return found;
  }
}

class Motion {
  constructor(start, end) {
    this.start = start;
    this.end = end;
  }

  // Where two aircraft come too close to each other, or null.
  meeting(other) {
    const speed = this.end.minus(this.start);
    const otherSpeed = other.end.minus(other.start);
    const apart = this.start.minus(other.start);
    const relative = speed.minus(otherSpeed);
    const a = relative.dot(relative);
    if (a === 0) {
      if (Math.sqrt(apart.dot(apart)) <= RADIUS) return this.start.plus(other.start).times(0.5);
      return null;
    }
    const b = 2 * apart.dot(relative);
    const c = apart.dot(apart) - RADIUS * RADIUS;
    const discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return null;
    const first = (-b - Math.sqrt(discriminant)) / (2 * a);
    const last = (-b + Math.sqrt(discriminant)) / (2 * a);
    if (!meetsUnit(first, last)) return null;
    const when = Math.max(first, 0);
    const there = this.start.plus(speed.times(when));
    const place = there.plus(other.start).plus(otherSpeed.times(when)).times(0.5);
    return place.isInArea() ? place : null;
  }
}

// Whether an interval and that from 0 to 1 have something in common.
function meetsUnit(low, high) {
  return low <= high && low <= 1 && high >= 0;
}

// When a motion enters and leaves a voxel along one axis: always, never or for a time.
function span(edge, start, speed) {
  const margin = RADIUS / 2;
  if (speed === 0) {
    if (edge <= start + margin && start - margin <= edge + VOXEL) return [-1e9, 1e9];
    return [1e9, -1e9];
  }
  const one = (edge - margin - start) / speed;
  const two = (edge + VOXEL + margin - start) / speed;
  return one < two ? [one, two] : [two, one];
}

function isInVoxel(x, y, motion) {
  if (x < 0 || x > AREA || y < 0 || y > AREA) return false;
  const { start, end } = motion;
  const [lowX, highX] = span(x, start.x, end.x - start.x);
  if (!meetsUnit(lowX, highX)) return false;
  const [lowY, highY] = span(y, start.y, end.y - start.y);
  return meetsUnit(lowY, highY) && lowX <= highY && lowY <= highX;
}

class Detector {
  constructor() {
    this.positions = new Map();
  }

  // Adds a motion to a voxel and to all others that it touches.
  draw(x, y, motion, voxels, seen) {
    if (!isInVoxel(x, y, motion)) return;
    const visited = seen.locate(x, y);
    if (visited.value !== null) return;
    visited.value = true;
    const voxel = voxels.locate(x, y);
    if (voxel.value === null) voxel.value = [];
    voxel.value.push(motion);
    for (const dx of [-VOXEL, 0, VOXEL]) {
      for (const dy of [-VOXEL, 0, VOXEL]) {
        if (dx !== 0 || dy !== 0) this.draw(x + dx, y + dy, motion, voxels, seen);
      }
    }
  }

  // The motions since the last frame; an aircraft that is new stands still.
  motionsOf(frame) {
    return frame.map((position, number) => {
      const motion = new Motion(this.positions.get(number) ?? position, position);
      this.positions.set(number, position);
      return motion;
    });
  }

  collisions(frame) {
    const voxels = new Tree();
    for (const motion of this.motionsOf(frame)) {
      const x = Math.floor(motion.start.x / VOXEL) * VOXEL;
      const y = Math.floor(motion.start.y / VOXEL) * VOXEL;
      this.draw(x, y, motion, voxels, new Tree());
    }
    const found = [];
    for (const near of voxels.values(voxels.root, [])) {
      for (let i = 0; i < near.length; i++) {
        for (let j = i + 1; j < near.length; j++) {
          const place = near[i].meeting(near[j]);
          if (place !== null) found.push(place);
        }
      }
    }
    return found;
  }
}

// Where all aircraft are: pairs that swing towards each other and apart.
function simulate(time, aircraft) {
  const frame = [];
  for (let i = 0; i < aircraft; i += 2) {
    frame.push(new Vector(time, Math.cos(time) * 2 + i * 3, 10));
    frame.push(new Vector(time, Math.sin(time) * 2 + i * 3, 10));
  }
  return frame;
}

function run(aircraft, frames) {
  const detector = new Detector();
  let count = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < frames; i++) {
    for (const place of detector.collisions(simulate(i / 10, aircraft))) {
      count++;
      x += place.x;
      y += place.y;
    }
  }
  console.log(`${count} ${Math.floor(x)} ${Math.floor(y)}`);
}

run(100, 200);
