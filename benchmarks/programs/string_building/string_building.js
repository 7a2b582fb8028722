// Writes a table of 700,000 padded rows and a summary of each page of fifty.
function row(i) {
  const name = "item-" + ((i * 7919) % 100003);
  return "| " + name.padEnd(12) + " | " + String(i).padStart(8) + " |\n";
}

function run(n) {
  let text = "";
  const pages = [];
  for (let i = 0; i < n; i++) {
    text += row(i);
    if (i % 50 === 49) {
      text += "+" + "-".repeat(14) + "+" + "-".repeat(10) + "+\n";
      pages.push(text.slice(0, 12).toUpperCase() + text.length);
      text = text.slice(2, 14) + "...";
    }
  }
  const summary = pages.join(",");
  console.log(`${pages.length} ${summary.length} ${summary[1000]} ${pages[pages.length - 1]}`);
}

run(700000);
