// The towers of Hanoi; each pile is a linked list of disks.
class Disk {
  constructor(size) {
    this.size = size;
    this.next = null;
  }
}

class Towers {
  constructor() {
    this.piles = [null, null, null];
    this.moves = 0;
  }

  pushDisk(disk, pile) {
    const top = this.piles[pile];
    if (top !== null) {
      if (disk.size >= top.size) throw new Error("a big disk cannot lie on a smaller one");
    }
    disk.next = top;
    this.piles[pile] = disk;
  }

  moveTop(fromPile, toPile) {
    const disk = this.piles[fromPile];
    this.piles[fromPile] = disk.next;
    this.moves++;
    this.pushDisk(disk, toPile);
  }

  moveDisks(count, fromPile, toPile) {
    if (count === 1) {
      this.moveTop(fromPile, toPile);
      return;
    }
    const other = 3 - fromPile - toPile;
    this.moveDisks(count - 1, fromPile, other);
    this.moveTop(fromPile, toPile);
    this.moveDisks(count - 1, other, toPile);
  }
}

function run(disks) {
  const towers = new Towers();
  for (let i = 0; i < disks; i++) {
    towers.pushDisk(new Disk(disks - i), 0);
  }
  towers.moveDisks(disks, 0, 1);
  console.log(`${towers.moves} ${towers.piles[0] === null} ${towers.piles[1].size}`);
}

for (let round = 0; round < 4; round++) {
  run(17 + round);
}
