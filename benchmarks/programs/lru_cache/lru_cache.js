// A cache of a thousand entries that forgets what was used least recently.
// The order of use is a doubly linked ring of slots; slot 0 is its head.
class Slot {
  constructor(key, value) {
    this.key = key;
    this.value = value;
    this.before = 0;
    this.after = 0;
  }
}

class Cache {
  constructor(capacity) {
    this.capacity = capacity;
    this.slots = [new Slot(0, 0)];
    this.index = new Map();
    this.hits = 0;
  }

  unlink(at) {
    const slot = this.slots[at];
    this.slots[slot.before].after = slot.after;
    this.slots[slot.after].before = slot.before;
  }

  linkFirst(at) {
    const head = this.slots[0];
    const slot = this.slots[at];
    const first = head.after;
    slot.before = 0;
    slot.after = first;
    this.slots[first].before = at;
    head.after = at;
  }

  lookup(key) {
    const at = this.index.get(key);
    if (at === undefined) return -1;
    this.unlink(at);
    this.linkFirst(at);
    this.hits++;
    return this.slots[at].value;
  }

  store(key, value) {
    let at = this.slots.length;
    if (at > this.capacity) {
      at = this.slots[0].before;
      this.unlink(at);
      const slot = this.slots[at];
      this.index.delete(slot.key);
      slot.key = key;
      slot.value = value;
    } else {
      this.slots.push(new Slot(key, value));
    }
    this.index.set(key, at);
    this.linkFirst(at);
  }
}

function run(rounds) {
  const cache = new Cache(1000);
  let seed = 42;
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    seed = (seed * 16807) % 2147483647;
    const key = seed % 1500;
    const value = cache.lookup(key);
    if (value < 0) {
      cache.store(key, key * 2 + (i % 2));
    } else {
      total += value;
    }
  }
  console.log(`${cache.hits} ${total} ${cache.index.size}`);
}

run(800000);
