// A million one-character appends to one string, several times over.
function build(n, letters) {
  let text = "";
  for (let i = 0; i < n; i++) {
    text += letters[i % 26];
  }
  return text;
}

const letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" ");
for (let turn = 0; turn < 4; turn++) {
  const text = build(1000000 + turn, letters);
  console.log(`${text.length} ${text[turn]} ${text[text.length - 1]}`);
}
