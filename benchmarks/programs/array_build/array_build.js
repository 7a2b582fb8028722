// An array of a million integers, grown by pushing, twelve times.
function build(n, factor) {
  const values = [];
  for (let i = 0; i < n; i++) {
    values.push(i * factor);
  }
  return values;
}

for (let round = 0; round < 12; round++) {
  const values = build(1000000, round + 1);
  const middle = values[Math.floor(values.length / 2)];
  console.log(`${values.length} ${values[0]} ${middle} ${values[values.length - 1]}`);
}
