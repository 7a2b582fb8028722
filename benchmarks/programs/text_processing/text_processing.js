// A log of 400,000 lines: parse each line, filter, clean up, group, and report.
function makeLog(n) {
  const levels = ["INFO", "DEBUG", "WARN", "ERROR"];
  const rows = [];
  for (let i = 0; i < n; i++) {
    const level = levels[((i * 7) % 11) % 4];
    const took = (i * 31) % 997;
    rows.push(`  [${level}] host${i % 37}: request /page/${i % 113} took ${took}ms  `);
  }
  return rows.join("\n");
}

function report(log) {
  const slowest = new Map();
  const errors = [];
  for (const row of log.split("\n")) {
    const line = row.trim();
    if (line.startsWith("[DEBUG]")) continue;
    const colon = line.indexOf(":");
    const host = line.slice(line.indexOf("]") + 2, colon);
    const fields = line.slice(colon + 2).split(" ");
    const took = parseInt(fields[3].replaceAll("ms", ""), 10);
    if (took > (slowest.get(host) ?? -1)) slowest.set(host, took);
    if (line.includes("ERROR")) errors.push(host.toLowerCase() + fields[1]);
  }
  const [first, last] = [slowest.get("host0"), slowest.get("host36")];
  console.log(`${slowest.size} ${errors.length} ${first} ${last}`);
  return errors.join("\n").toUpperCase().replaceAll("/PAGE/", "->");
}

const log = makeLog(400000);
const result = report(log);
const count = result.split("\n").length;
console.log(`${log.length} ${result.length} ${count} ${result.slice(0, 9)}`);
