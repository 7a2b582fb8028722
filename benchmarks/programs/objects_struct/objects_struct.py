# Two million small objects; the last thousand or so stay alive.
class Point:
    __slots__ = ("x", "y", "weight")

    def __init__(self, x, y, weight):
        self.x = x
        self.y = y
        self.weight = weight


def make_point(i):
    return Point(i, i * 2, i % 7)


def run(n):
    recent = []
    for i in range(1024):
        recent.append(make_point(i))
    total = 0
    for i in range(n):
        slot = i % 1024
        old = recent[slot]
        total += old.x + old.y * old.weight
        recent[slot] = make_point(i)
    return total


print(run(2000000))
