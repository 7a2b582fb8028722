# map, filter and reduce over a million elements with closures that capture variables.
from functools import reduce


def make_scaler(factor, offset):
    return lambda x: x * factor + offset


def make_counter():
    seen = 0

    def count(step):
        nonlocal seen
        seen = seen + step
        return seen

    return count


numbers = list(range(1000000))
seen = make_counter()
for factor in range(3):
    scaled = list(map(make_scaler(factor + 2, factor), numbers))
    kept = list(filter(lambda x: x % 5 != factor, scaled))
    total = reduce(lambda sum, x: (sum + x) % 1000003, kept, 0)
    print(len(kept), total, seen(len(kept)))
last = 0
for i in range(1000000):
    last = seen(i % 3)
print(last)
