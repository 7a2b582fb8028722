// A JSON parser and writer in the language itself, on a document of two megabytes.
class Parser {
  constructor(source) {
    this.source = source;
    this.at = 0;
  }

  skipBlanks() {
    while (this.at < this.source.length && " \n".includes(this.source[this.at])) {
      this.at++;
    }
  }

  expect(char) {
    if (this.source[this.at] !== char) throw new Error(`expected ${char} at ${this.at}`);
    this.at++;
  }

  parseText() {
    this.expect('"');
    const start = this.at;
    while (this.source[this.at] !== '"') {
      this.at++;
    }
    this.at++;
    return this.source.slice(start, this.at - 1);
  }

  parseNumber() {
    const start = this.at;
    if (this.source[this.at] === "-") this.at++;
    while (this.at < this.source.length && isDigit(this.source[this.at])) {
      this.at++;
    }
    return parseInt(this.source.slice(start, this.at), 10);
  }

  parseWord(word, value) {
    if (this.source.slice(this.at, this.at + word.length) !== word) {
      throw new Error(`unknown word at ${this.at}`);
    }
    this.at += word.length;
    return value;
  }

  parseList() {
    const list = [];
    this.expect("[");
    this.skipBlanks();
    while (this.source[this.at] !== "]") {
      if (list.length > 0) this.expect(",");
      list.push(this.parseValue());
      this.skipBlanks();
    }
    this.at++;
    return list;
  }

  parseObject() {
    const object = new Map();
    this.expect("{");
    this.skipBlanks();
    while (this.source[this.at] !== "}") {
      if (object.size > 0) this.expect(",");
      this.skipBlanks();
      const key = this.parseText();
      this.skipBlanks();
      this.expect(":");
      object.set(key, this.parseValue());
      this.skipBlanks();
    }
    this.at++;
    return object;
  }

  parseValue() {
    this.skipBlanks();
    const char = this.source[this.at];
    if (char === "{") return this.parseObject();
    if (char === "[") return this.parseList();
    if (char === '"') return this.parseText();
    if (char === "t") return this.parseWord("true", true);
    if (char === "f") return this.parseWord("false", false);
    if (char === "n") return this.parseWord("null", null);
    return this.parseNumber();
  }
}

function isDigit(char) {
  return char >= "0" && char <= "9";
}

function writeValue(value) {
  if (typeof value === "string") return '"' + value + '"';
  if (Array.isArray(value)) return "[" + value.map(writeValue).join(",") + "]";
  if (value instanceof Map) {
    const parts = [];
    for (const [key, item] of value) {
      parts.push('"' + key + '":' + writeValue(item));
    }
    return "{" + parts.join(",") + "}";
  }
  return String(value);
}

function makeDocument(records) {
  const rows = [];
  for (let i = 0; i < records; i++) {
    rows.push(
      `{"id": ${i}, "name": "user ${i}", "active": true, ` +
        `"tags": ["a", "b${i % 7}", null],\n "place": {"x": -${i * 3 + 1}, "y": ${i * 5}}, ` +
        `"old": false}`,
    );
  }
  return "[" + rows.join(", ") + "]";
}

const source = makeDocument(20000);
const records = new Parser(source).parseValue();
let total = 0;
for (const record of records) {
  const place = record.get("place");
  total += record.get("id") + place.get("x") + place.get("y") + record.get("tags")[1].length;
}
const written = writeValue(records);
console.log(
  `${source.length} ${records.length} ${total} ${written.length} ${written.slice(0, 90)}`,
);
