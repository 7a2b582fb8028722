"""Ruff programs for every in-place idiom in every kind of place.

An *idiom* is one statement that updates a collection, written with `PLACE` for the place and `i`
for the number of the repetition; a *scaffold* is a program that repeats a statement `n` times on
one kind of place. A case is the product of both; a few idioms need a scaffold of their own. Every
program prints a result that depends on its work, so that wrong programs do not count as fast.
"""

from dataclasses import dataclass

HELPERS = """
struct Point {
    x
    y
}

struct Box {
    items
    label
}

struct Trail {
    x
    visited

    func moved(self, dx) {
        self.x := self.x + dx
        self.visited.push(self.x)
        return self
    }
}

func filled(n) {
    xs := []
    for i in n { xs.push(i) }
    return xs
}

func grid(n) {
    rows := []
    for r in 16 { rows.push(filled(n / 16 + 1)) }
    return rows
}

func points(n) {
    all_points := []
    for i in n { all_points.push(Point { x: i, y: i }) }
    return all_points
}

func dict_of(n) {
    d := {}
    for i in n { d["k" + i] := i }
    return d
}

func text_of(piece, n) {
    s := ""
    for i in n { s = s + piece }
    return s
}

func only_reads(xs, i) {
    return xs[i / 2] + len(xs)
}

func passes_on(xs, i) {
    ys := xs
    return only_reads(ys, i)
}

func grown(xs, v) {
    xs.push(v)
    return xs
}

func marked(xs, i) {
    xs[i] := i + 1
    return xs
}

func filled_between(xs, lo, hi) {
    if hi - lo == 1 {
        xs[lo] := lo + 1
        return xs
    }
    middle := (lo + hi) / 2
    xs = filled_between(xs, lo, middle)
    return filled_between(xs, middle, hi)
}
"""

SCAFFOLDS = {
    "local": (
        "items",
        """
func main(n) {
    items := INIT
    for i in n {
        UPDATE
    }
    print(CHECK)
}
main(SIZE)
""",
    ),
    "parameter": (
        "items",
        """
func work(items, n) {
    for i in n {
        UPDATE
    }
    print(CHECK)
}
n := SIZE
work(INIT, n)
""",
    ),
    "global": (
        "items",
        """
n := SIZE
items := INIT
func main() {
    for i in n {
        UPDATE
    }
}
main()
print(CHECK)
""",
    ),
    "top_level": (
        "items",
        """
n := SIZE
items := INIT
for i in n {
    UPDATE
}
print(CHECK)
""",
    ),
    "captured": (
        "items",
        """
func main(n) {
    items := INIT
    step := func(i) {
        UPDATE
    }
    for i in n { step(i) }
    print(CHECK)
}
main(SIZE)
""",
    ),
    "field": (
        "box.items",
        """
func main(n) {
    box := Box { items: INIT, label: "box" }
    for i in n {
        UPDATE
    }
    print(CHECK)
}
main(SIZE)
""",
    ),
    "global_field": (
        "box.items",
        """
n := SIZE
box := Box { items: INIT, label: "box" }
func main() {
    for i in n {
        UPDATE
    }
}
main()
print(CHECK)
""",
    ),
    "captured_field": (
        "box.items",
        """
func main(n) {
    box := Box { items: INIT, label: "box" }
    step := func(i) {
        UPDATE
    }
    for i in n { step(i) }
    print(CHECK)
}
main(SIZE)
""",
    ),
    "entry": (
        'box["items"]',
        """
func main(n) {
    box := {"items": INIT, "label": "box"}
    for i in n {
        UPDATE
    }
    print(CHECK)
}
main(SIZE)
""",
    ),
    "element": (
        "boxes[1]",
        """
func main(n) {
    boxes := [INIT, INIT, INIT]
    for i in n {
        UPDATE
    }
    print(CHECK)
}
main(SIZE)
""",
    ),
}


@dataclass(frozen=True)
class Idiom:
    """`expected` gives the printed result for a size; `places` names scaffolds, empty for all."""

    name: str
    initial: str
    update: str
    check: str
    expected: object
    places: tuple = ()


@dataclass(frozen=True)
class Case:
    """A program with a size: `source(n)` is its text, `expected(n)` what it prints."""

    name: str
    template: str
    expected_result: object

    def source(self, size):
        return self.template.replace("SIZE", str(size))

    def expected(self, size):
        return str(self.expected_result(size))


def same(n):
    return n


def last(n):
    return n - 1


def nothing(n):
    return 0


def one_more(n):
    return n + 1


def twice(n):
    return 2 * n


LOCAL = ("local",)

IDIOMS = [
    Idiom("push_function", "[]", "PLACE = push(PLACE, i)", "len(PLACE)", same),
    Idiom("push_method", "[]", "PLACE.push(i)", "len(PLACE)", same),
    Idiom("array_plus", "[]", "PLACE = PLACE + [i]", "len(PLACE)", same),
    Idiom("pop_method", "filled(n)", "PLACE.pop()", "len(PLACE)", nothing),
    Idiom("index_store", "filled(n)", "PLACE[i] := i + 1", "PLACE[n - 1]", same),
    Idiom("index_update", "filled(n)", "PLACE[i] += 1", "PLACE[n - 1]", same),
    Idiom("dict_int_store", "{}", "PLACE[i * 7] := i", "len(PLACE)", same),
    Idiom("dict_string_store", "{}", 'PLACE["k" + i] := i', "len(PLACE)", same),
    Idiom("dict_update", "dict_of(n)", 'PLACE["k" + i] += 1', 'PLACE["k" + (n - 1)]', same),
    Idiom(
        "nested_store",
        "grid(n)",
        "PLACE[i % 16][i / 16] := i",
        "PLACE[(n - 1) % 16][(n - 1) / 16]",
        last,
    ),
    Idiom("nested_field_store", "points(n)", "PLACE[i].x := i + 1", "PLACE[n - 1].x", same),
    Idiom("string_append", '""', 'PLACE = PLACE + "x"', "len(PLACE)", same),
    Idiom("string_append_compound", '""', 'PLACE += "é"', "len(PLACE)", same),
    Idiom(
        "read_then_push",
        "[0]",
        "only_reads(PLACE, i)\nPLACE.push(i)",
        "len(PLACE)",
        one_more,
    ),
    Idiom(
        "read_twice_then_store",
        "filled(n)",
        "passes_on(PLACE, i)\nPLACE[i] := i + 1",
        "PLACE[n - 1]",
        same,
    ),
    Idiom(
        "swap",
        "filled(n)",
        "kept := PLACE[i]\nPLACE[i] := PLACE[n - 1 - i]\nPLACE[n - 1 - i] := kept",
        "PLACE[n - 1]",
        last,
    ),
    Idiom(
        "queue_pair",
        "Queue(filled(n))",
        "pair := queue_dequeue(PLACE)\nPLACE = pair[0]\nPLACE = queue_enqueue(PLACE, pair[1])",
        "queue_size(PLACE)",
        same,
    ),
    Idiom(
        "stack_pair",
        "Stack(filled(n))",
        "pair := stack_pop(PLACE)\nPLACE = pair[0]\nPLACE = stack_push(PLACE, pair[1])",
        "stack_size(PLACE)",
        same,
    ),
    Idiom("dict_remove", "dict_of(n)", 'PLACE.remove("k" + i)', "len(PLACE)", nothing, LOCAL),
    Idiom(
        "field_store",
        "Trail { x: 0, visited: filled(n) }",
        "PLACE.x := i + 1",
        "PLACE.x",
        same,
        LOCAL,
    ),
    Idiom(
        "field_of_element",
        "[Box { items: [], label: 0 }]",
        "PLACE[0].items.push(i)",
        "len(PLACE[0].items)",
        same,
        LOCAL,
    ),
    Idiom(
        "struct_method",
        "Trail { x: 0, visited: [] }",
        "PLACE = PLACE.moved(1)",
        "PLACE.x + len(PLACE.visited)",
        twice,
        LOCAL,
    ),
    Idiom("own_function_push", "[]", "PLACE = grown(PLACE, i)", "len(PLACE)", same, LOCAL),
    Idiom(
        "own_function_store",
        "filled(n)",
        "PLACE = marked(PLACE, i)",
        "PLACE[n - 1]",
        same,
        LOCAL,
    ),
    Idiom(
        "push_inside_try",
        "[]",
        "try {\n    PLACE.push(i)\n} except problem {\n    print(problem.message)\n}",
        "len(PLACE)",
        same,
        LOCAL,
    ),
    Idiom(
        "string_index",
        'text_of("x", n)',
        'if PLACE[i] != "x" { print("wrong") }',
        "len(PLACE)",
        same,
        LOCAL,
    ),
    Idiom(
        "wide_string_slice",
        'text_of("é", n)',
        'if substring(PLACE, i, i + 1) != "é" { print("wrong") }',
        "len(PLACE)",
        same,
        LOCAL,
    ),
]

OWN_PROGRAMS = [
    (
        "recursive_function",
        """
func main(n) {
    xs := filled(n)
    xs = filled_between(xs, 0, n)
    print(xs[n - 1])
}
main(SIZE)
""",
        same,
    ),
    (
        "wide_string_iteration",
        """
func main(n) {
    count := 0
    for ch in text_of("é", n) {
        if ch == "é" { count += 1 }
    }
    print(count)
}
main(SIZE)
""",
        same,
    ),
]


def compose(idiom, scaffold):
    """The program that repeats one idiom on one kind of place."""
    place, program = SCAFFOLDS[scaffold]
    program = program.replace("INIT", idiom.initial).replace("CHECK", idiom.check)
    lines = []
    for line in program.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(line.replace("UPDATE", idiom.update.replace("\n", "\n" + indent)))
    return HELPERS + "\n".join(lines).replace("PLACE", place) + "\n"


def all_cases():
    """Every case, idioms in order, each on its places."""
    cases = []
    for idiom in IDIOMS:
        for scaffold in idiom.places or SCAFFOLDS:
            name = f"{idiom.name}/{scaffold}"
            cases.append(Case(name, compose(idiom, scaffold), idiom.expected))
    cases += [Case(name, HELPERS + text, expected) for name, text, expected in OWN_PROGRAMS]
    return cases
