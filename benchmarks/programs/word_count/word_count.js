// Counts the words of a made-up text and lists the most frequent ones.
function capitalize(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function makeText(length) {
  const syllables = ["ka", "lo", "mi", "ne", "ru", "so", "ta", "vi"];
  const words = [];
  let seed = 42;
  for (let i = 0; i < length; i++) {
    seed = (seed * 16807) % 2147483647;
    let word = syllables[seed % 8] + syllables[Math.floor(seed / 8) % 8];
    if (seed % 3 === 0) word += syllables[Math.floor(seed / 64) % 8];
    if (seed % 11 === 0) word = capitalize(word);
    words.push(word);
  }
  return words.join(" ");
}

function countWords(text) {
  const counts = new Map();
  for (const word of text.split(" ")) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function compare(a, b) {
  if (a[1] !== b[1]) return b[1] - a[1];
  return a[0] < b[0] ? -1 : 1;
}

const text = makeText(800000);
const counts = countWords(text);
const ranked = [...counts].sort(compare);
console.log(`${text.length} ${counts.size}`);
for (const [word, count] of ranked.slice(0, 10)) {
  console.log(`${word} ${count}`);
}
