# 100,000 objects, all alive at once, made and summed up eight times.
class Point:
    def __init__(self, x, y, label):
        self.x = x
        self.y = y
        self.label = label


def make_points(n, step):
    points = []
    for i in range(n):
        points.append(Point(i, i * step, "point"))
    return points


def summarise(points):
    total = 0
    for p in points:
        total += p.x + p.y + len(p.label)
    return total


for round in range(8):
    points = make_points(100000, round)
    print(len(points), summarise(points))
