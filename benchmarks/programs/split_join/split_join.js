// Splits 200,000 lines into fields, rearranges them and joins everything again.
function makeText(n) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    rows.push("user" + i + "," + ((i * 37) % 1000) + ",city" + (i % 50));
  }
  return rows.join("\n");
}

function rearrange(text) {
  let total = 0;
  const rows = [];
  for (const line of text.split("\n")) {
    const fields = line.split(",");
    total += parseInt(fields[1], 10);
    rows.push([fields[2], fields[0], fields[1]].join(";"));
  }
  console.log(`${rows.length} ${total}`);
  return rows.join("\n");
}

const text = makeText(200000);
const result = rearrange(text);
console.log(`${text.length} ${result.length} ${result[100]} ${result[result.length - 1]}`);
