// A string of 200,000 numbered pieces, joined one after the other, ten times.
function build(n) {
  let text = "";
  for (let i = 0; i < n; i++) {
    text += "item " + i + ";";
  }
  return text;
}

for (let round = 0; round < 10; round++) {
  const text = build(200000 + round);
  console.log(`${text.length} ${text[1000 + round]} ${text[text.length - 2]}`);
}
