// Counts all substrings of several lengths in a random DNA sequence.
function makeSequence(length) {
  const letters = "ACGT";
  let sequence = "";
  let seed = 42;
  for (let i = 0; i < length; i++) {
    seed = (seed * 16807) % 2147483647;
    sequence += letters[(seed % 97) % 4];
  }
  return sequence;
}

function countParts(sequence, size) {
  const counts = new Map();
  for (let i = 0; i + size <= sequence.length; i++) {
    const part = sequence.slice(i, i + size);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

function showFrequencies(counts) {
  for (const part of [...counts.keys()].sort()) {
    console.log(`${part} ${counts.get(part)}`);
  }
}

function run(length) {
  const sequence = makeSequence(length);
  showFrequencies(countParts(sequence, 1));
  showFrequencies(countParts(sequence, 2));
  for (const part of ["GGT", "GGTA", "GGTATT", "GGTATTTTAATT"]) {
    const counts = countParts(sequence, part.length);
    console.log(`${counts.size} ${part} ${counts.get(part) ?? 0}`);
  }
}

run(400000);
