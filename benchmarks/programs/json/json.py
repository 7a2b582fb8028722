# A JSON parser and writer in the language itself, on a document of two megabytes.
class Parser:
    def __init__(self, source):
        self.source = source
        self.at = 0

    def skip_blanks(self):
        while self.at < len(self.source) and self.source[self.at] in " \n":
            self.at += 1

    def expect(self, char):
        if self.source[self.at] != char:
            raise ValueError(f"expected {char} at {self.at}")
        self.at += 1

    def parse_text(self):
        self.expect('"')
        start = self.at
        while self.source[self.at] != '"':
            self.at += 1
        self.at += 1
        return self.source[start:self.at - 1]

    def parse_number(self):
        start = self.at
        if self.source[self.at] == "-":
            self.at += 1
        while self.at < len(self.source) and is_digit(self.source[self.at]):
            self.at += 1
        return int(self.source[start:self.at])

    def parse_word(self, word, value):
        if self.source[self.at:self.at + len(word)] != word:
            raise ValueError(f"unknown word at {self.at}")
        self.at += len(word)
        return value

    def parse_list(self):
        list = []
        self.expect("[")
        self.skip_blanks()
        while self.source[self.at] != "]":
            if len(list) > 0:
                self.expect(",")
            list.append(self.parse_value())
            self.skip_blanks()
        self.at += 1
        return list

    def parse_object(self):
        object = {}
        self.expect("{")
        self.skip_blanks()
        while self.source[self.at] != "}":
            if len(object) > 0:
                self.expect(",")
            self.skip_blanks()
            key = self.parse_text()
            self.skip_blanks()
            self.expect(":")
            object[key] = self.parse_value()
            self.skip_blanks()
        self.at += 1
        return object

    def parse_value(self):
        self.skip_blanks()
        char = self.source[self.at]
        if char == "{":
            return self.parse_object()
        if char == "[":
            return self.parse_list()
        if char == '"':
            return self.parse_text()
        if char == "t":
            return self.parse_word("true", True)
        if char == "f":
            return self.parse_word("false", False)
        if char == "n":
            return self.parse_word("null", None)
        return self.parse_number()


def is_digit(char):
    return "0" <= char <= "9"


def write_value(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return '"' + value + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(write_value, value)) + "]"
    if isinstance(value, dict):
        parts = []
        for key in value:
            parts.append('"' + key + '":' + write_value(value[key]))
        return "{" + ",".join(parts) + "}"
    return str(value)


def make_document(records):
    rows = []
    for i in range(records):
        rows.append('{"id": ' + str(i) + ', "name": "user ' + str(i) + '", "active": true, ' +
                    '"tags": ["a", "b' + str(i % 7) + '", null],\n "place": {"x": -' + str(i * 3 + 1) +
                    ', "y": ' + str(i * 5) + '}, "old": false}')
    return "[" + ", ".join(rows) + "]"


source = make_document(20000)
document = Parser(source).parse_value()
total = 0
for record in document:
    total += record["id"] + record["place"]["x"] + record["place"]["y"] + len(record["tags"][1])
written = write_value(document)
print(len(source), len(document), total, len(written), written[:90])
