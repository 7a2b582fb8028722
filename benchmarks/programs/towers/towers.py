# The towers of Hanoi; each pile is a linked list of disks.
class Disk:
    __slots__ = ("size", "next")

    def __init__(self, size):
        self.size = size
        self.next = None


class Towers:
    def __init__(self):
        self.piles = [None, None, None]
        self.moves = 0

    def push_disk(self, disk, pile):
        top = self.piles[pile]
        if top is not None:
            if disk.size >= top.size:
                raise ValueError("a big disk cannot lie on a smaller one")
        disk.next = top
        self.piles[pile] = disk

    def move_top(self, from_pile, to_pile):
        disk = self.piles[from_pile]
        self.piles[from_pile] = disk.next
        self.moves += 1
        self.push_disk(disk, to_pile)

    def move_disks(self, count, from_pile, to_pile):
        if count == 1:
            self.move_top(from_pile, to_pile)
            return
        other = 3 - from_pile - to_pile
        self.move_disks(count - 1, from_pile, other)
        self.move_top(from_pile, to_pile)
        self.move_disks(count - 1, other, to_pile)


def run(disks):
    towers = Towers()
    for i in range(disks):
        towers.push_disk(Disk(disks - i), 0)
    towers.move_disks(disks, 0, 1)
    print(towers.moves, "true" if towers.piles[0] is None else "false", towers.piles[1].size)


for round in range(4):
    run(17 + round)
