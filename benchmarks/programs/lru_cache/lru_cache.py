# A cache of a thousand entries that forgets what was used least recently.
# The order of use is a doubly linked ring of slots; slot 0 is its head.
class Slot:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = 0
        self.after = 0


class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.slots = [Slot(0, 0)]
        self.index = {}
        self.hits = 0

    def unlink(self, at):
        slot = self.slots[at]
        self.slots[slot.before].after = slot.after
        self.slots[slot.after].before = slot.before

    def link_first(self, at):
        head = self.slots[0]
        slot = self.slots[at]
        first = head.after
        slot.before = 0
        slot.after = first
        self.slots[first].before = at
        head.after = at

    def lookup(self, key):
        at = self.index.get(key, 0)
        if at == 0:
            return -1
        self.unlink(at)
        self.link_first(at)
        self.hits += 1
        return self.slots[at].value

    def store(self, key, value):
        at = len(self.slots)
        if at > self.capacity:
            at = self.slots[0].before
            self.unlink(at)
            slot = self.slots[at]
            del self.index[slot.key]
            slot.key = key
            slot.value = value
        else:
            self.slots.append(Slot(key, value))
        self.index[key] = at
        self.link_first(at)


def run(rounds):
    cache = Cache(1000)
    seed = 42
    total = 0
    for i in range(rounds):
        seed = (seed * 16807) % 2147483647
        key = seed % 1500
        value = cache.lookup(key)
        if value < 0:
            cache.store(key, key * 2 + i % 2)
        else:
            total += value
    print(cache.hits, total, len(cache.index))


run(800000)
