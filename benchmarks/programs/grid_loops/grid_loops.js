// Two nested loops of a thousand steps each, ten times.
function walk(size, factor) {
  let total = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      total = (total + i * j * factor) % 1000003;
    }
  }
  return total;
}

for (let round = 0; round < 10; round++) {
  console.log(walk(1000, round + 1));
}
