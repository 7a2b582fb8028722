# CD: finds where aircraft come too close to each other, frame by frame. A grid of voxels, kept in a
# red-black tree, tells which pairs are near enough to be looked at.
from math import cos, floor, sin, sqrt

AREA = 1000
CEILING = 10
RADIUS = 1
VOXEL = 2


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def is_in_area(self):
        inside = 0 <= self.x <= AREA and 0 <= self.y <= AREA
        return inside and 0 <= self.z <= CEILING


class Node:
    def __init__(self, x, y, parent):
        self.x = x
        self.y = y
        self.value = None
        self.parent = parent
        self.left = None
        self.right = None
        self.is_red = True


class Tree:
    """A red-black tree; its keys are places of voxels."""

    def __init__(self):
        self.root = None

    def locate(self, x, y):
        """The node of a place, which is made if there is none."""
        parent = None
        node = self.root
        while node is not None:
            parent = node
            if x < node.x or (x == node.x and y < node.y):
                node = node.left
            elif x == node.x and y == node.y:
                return node
            else:
                node = node.right
        node = Node(x, y, parent)
        if parent is None:
            self.root = node
        elif x < parent.x or (x == parent.x and y < parent.y):
            parent.left = node
        else:
            parent.right = node
        self.balance(node)
        return node

    def balance(self, node):
        """Restores the colours after a red node was added."""
        while node.parent is not None and node.parent.is_red:
            parent = node.parent
            above = parent.parent
            is_left = parent is above.left
            uncle = above.right if is_left else above.left
            if uncle is not None and uncle.is_red:
                parent.is_red = False
                uncle.is_red = False
                above.is_red = True
                node = above
                continue
            if is_left:
                if node is parent.right:
                    self.rotate_left(parent)
                    parent = node
                self.rotate_right(above)
            else:
                if node is parent.left:
                    self.rotate_right(parent)
                    parent = node
                self.rotate_left(above)
            parent.is_red = False
            above.is_red = True
            break
        self.root.is_red = False

    def rotate_left(self, node):
        child = node.right
        node.right = child.left
        if child.left is not None:
            child.left.parent = node
        self.replace(node, child)
        child.left = node
        node.parent = child

    def rotate_right(self, node):
        child = node.left
        node.left = child.right
        if child.right is not None:
            child.right.parent = node
        self.replace(node, child)
        child.right = node
        node.parent = child

    def replace(self, node, child):
        """Puts the child in the place of the node above it."""
        child.parent = node.parent
        if node.parent is None:
            self.root = child
        elif node is node.parent.left:
            node.parent.left = child
        else:
            node.parent.right = child

    def values(self, node, found):
        """Appends the values below a node in the order of their keys."""
        if node is not None:
            self.values(node.left, found)
            found.append(node.value)
            self.values(node.right, found)
        return found


class Motion:
    def __init__(self, start, end):
        self.start = start
        self.end = end

    def meeting(self, other):
        """Where two aircraft come too close to each other, or None."""
        speed = self.end - self.start
        other_speed = other.end - other.start
        apart = self.start - other.start
        relative = speed - other_speed
        a = relative.dot(relative)
        if a == 0:
            if sqrt(apart.dot(apart)) <= RADIUS:
                return (self.start + other.start) * 0.5
            return None
        b = 2 * apart.dot(relative)
        c = apart.dot(apart) - RADIUS * RADIUS
        discriminant = b * b - 4 * a * c
        if discriminant < 0:
            return None
        first = (-b - sqrt(discriminant)) / (2 * a)
        last = (-b + sqrt(discriminant)) / (2 * a)
        if not meets_unit(first, last):
            return None
        when = max(first, 0)
        place = (self.start + speed * when + other.start + other_speed * when) * 0.5
        return place if place.is_in_area() else None


def meets_unit(low, high):
    """Whether an interval and that from 0 to 1 have something in common."""
    return low <= high and low <= 1 and high >= 0


def span(edge, start, speed):
    """When a motion enters and leaves a voxel along one axis: always, never or for a time."""
    margin = RADIUS / 2
    if speed == 0:
        if edge <= start + margin and start - margin <= edge + VOXEL:
            return -1e9, 1e9
        return 1e9, -1e9
    one = (edge - margin - start) / speed
    two = (edge + VOXEL + margin - start) / speed
    return (one, two) if one < two else (two, one)


def is_in_voxel(x, y, motion):
    if x < 0 or x > AREA or y < 0 or y > AREA:
        return False
    start, end = motion.start, motion.end
    low_x, high_x = span(x, start.x, end.x - start.x)
    if not meets_unit(low_x, high_x):
        return False
    low_y, high_y = span(y, start.y, end.y - start.y)
    return meets_unit(low_y, high_y) and low_x <= high_y and low_y <= high_x


class Detector:
    def __init__(self):
        self.positions = {}

    def draw(self, x, y, motion, voxels, seen):
        """Adds a motion to a voxel and to all others that it touches."""
        if not is_in_voxel(x, y, motion):
            return
        visited = seen.locate(x, y)
        if visited.value is not None:
            return
        visited.value = True
        voxel = voxels.locate(x, y)
        if voxel.value is None:
            voxel.value = []
        voxel.value.append(motion)
        for dx in (-VOXEL, 0, VOXEL):
            for dy in (-VOXEL, 0, VOXEL):
                if dx != 0 or dy != 0:
                    self.draw(x + dx, y + dy, motion, voxels, seen)

    def motions_of(self, frame):
        """The motions since the last frame; an aircraft that is new stands still."""
        motions = []
        for number, position in enumerate(frame):
            motions.append(Motion(self.positions.get(number, position), position))
            self.positions[number] = position
        return motions

    def collisions(self, frame):
        voxels = Tree()
        for motion in self.motions_of(frame):
            x = floor(motion.start.x / VOXEL) * VOXEL
            y = floor(motion.start.y / VOXEL) * VOXEL
            self.draw(x, y, motion, voxels, Tree())
        found = []
        for near in voxels.values(voxels.root, []):
            for i in range(len(near)):
                for j in range(i + 1, len(near)):
                    place = near[i].meeting(near[j])
                    if place is not None:
                        found.append(place)
        return found


def simulate(time, aircraft):
    """Where all aircraft are: pairs that swing towards each other and apart."""
    frame = []
    for i in range(0, aircraft, 2):
        frame.append(Vector(time, cos(time) * 2 + i * 3, 10))
        frame.append(Vector(time, sin(time) * 2 + i * 3, 10))
    return frame


def run(aircraft, frames):
    detector = Detector()
    count, x, y = 0, 0, 0
    for i in range(frames):
        for place in detector.collisions(simulate(i / 10, aircraft)):
            count += 1
            x += place.x
            y += place.y
    print(count, floor(x), floor(y))


run(100, 200)
