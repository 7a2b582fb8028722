// Linked lists walked and shortened by recursion (the Takeuchi function on lists).
class Element {
  constructor(value, next) {
    this.value = value;
    this.next = next;
  }
}

function makeList(length) {
  if (length === 0) return null;
  return new Element(length, makeList(length - 1));
}

function listLength(list) {
  if (list === null) return 0;
  return 1 + listLength(list.next);
}

function isShorter(x, y) {
  let a = x;
  let b = y;
  while (b !== null) {
    if (a === null) return true;
    a = a.next;
    b = b.next;
  }
  return false;
}

function tail(x, y, z) {
  if (isShorter(y, x)) {
    return tail(tail(x.next, y, z), tail(y.next, z, x), tail(z.next, x, y));
  }
  return z;
}

function run(rounds) {
  let total = 0;
  for (let round = 0; round < rounds; round++) {
    total += listLength(tail(makeList(15), makeList(10 - (round % 2)), makeList(6)));
  }
  console.log(total);
}

run(1000);
