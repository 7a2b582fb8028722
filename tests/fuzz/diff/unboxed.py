"""Families of small functions over ints, floats, packed arrays and float fields that call each other
through globals: what a tier with unboxed values compiles, with its exits in every place. A leaf may
throw or have functions replaced while its callers wait for it; each caller runs until it is hot, then
with other arguments.
"""

from tree import Block, Line

WARM_UPS = 7


class Unboxed:
    def __init__(self, rng, fresh):
        self.rng = rng
        self.fresh = fresh

    @staticmethod
    def structs():
        return [Line("struct P0 { x, y }"), Line("struct Q0 { y, x }")]

    def pick(self, *choices):
        return self.rng.choice(choices)

    def number(self, kind):
        if kind == "int":
            return self.pick("0", "1", "2", "3", "-7", "1000003", "4611686018427387904", "-9223372036854775807")
        return self.pick("0.0", "1.0", "0.5", "-2.25", "3.0", "1000000.0")

    def arithmetic(self, kind, names, depth=2):
        """An expression of numbers of one kind."""
        rng = self.rng
        if depth == 0 or rng.random() < 0.25:
            return rng.choice(names) if rng.random() < 0.75 else self.number(kind)
        operators = ["+", "-", "*", "+", "-"] + (["%"] if kind == "int" else ["/"])
        left, right = (self.arithmetic(kind, names, depth - 1) for _ in range(2))
        if kind == "float" and rng.random() < 0.1:
            return f"sqrt({left})"
        return f"({left} {rng.choice(operators)} {right})"

    def leaf(self, kind):
        """A function of a number and `at`, an int at which it does what it does not do otherwise."""
        name, other, swap = self.fresh("leaf"), self.fresh("other"), self.fresh("swap")
        result = self.arithmetic(kind, ["x"])
        body = []
        if self.rng.random() < 0.7:
            body.append(Block(("if k == at", [Line(f"{swap}()")])))
        if self.rng.random() < 0.5:
            body.append(Block(("if k == 0 - at", [Line(f'throw "{name} ${{x}}"')])))
        if self.rng.random() < 0.3:
            odd = self.pick("null", '"odd"', "0.25", "7", "[x]")
            body.append(Block(("if k == at + 1", [Line(f"return {odd}")])))
        replacement = self.arithmetic(kind, ["x"]) if self.rng.random() < 0.7 else self.pick("x", "0.5", "k", '"text"')
        functions = [
            Block((f"func {name}(x, k, at)", body + [Line(f"return {result}")])),
            Block((f"func {other}(x, k, at)", [Line(f"return {replacement}")])),
        ]
        return name, other, swap, functions

    def call(self, leaf, value, k):
        at = self.pick("at", "at", "at", "at - 1", "-5")
        return f"{leaf}({value}, {k}, {at})"

    def recursion(self, name, leaf, kind):
        first, second = self.pick(1, 1, 2), self.pick(1, 2, 2)
        calls = [f"{name}(n - {first}, x, at)", f"{name}(n - {second}, {self.pick('x', 'x + x', 'x - x')}, at)"]
        total = f" {self.pick('+', '-', '+')} ".join(calls[: self.pick(1, 2, 2)])
        if self.rng.random() < 0.4:
            total = f"{total} + {self.call(leaf, 'x', 'n')}"
        base = Block(("if n < 2", [Line(f"return {self.call(leaf, self.pick('x', 'x', 'n'), 'n')}")]))
        return Block((f"func {name}(n, x, at)", [base, Line(f"return {total}")]))

    def loop(self, name, leaf, kind):
        """Over an array: sums, or stores into it."""
        zero = "0" if kind == "int" else "0.0"
        element = self.call(leaf, self.pick("values[i]", "values[i]", "sum"), "i")
        stored = self.call(leaf, "values[i]", "i")
        steps = self.rng.sample(
            [
                Line(f"sum = sum {self.pick('+', '-')} {element}"),
                Line(f"values[i] := {stored}"),
                Line(f"sum = {self.arithmetic(kind, ['sum', 'values[i]'], 1)}"),
                Line(f"if {'sum' if kind == 'int' else 'i'} > 3 {{ {self.call(leaf, 'values[i]', 'i')} }}"),
            ],
            self.rng.randint(1, 3),
        )
        if self.rng.random() < 0.5:
            body = [Line("mut i := 0"), Block(("while i < n", steps + [Line("i += 1")]))]
        else:
            body = [Block(("for i in n", steps))]
        result = self.pick("sum", "sum", "values")
        return Block((f"func {name}(values, n, at)", [Line(f"mut sum := {zero}")] + body + [Line(f"return {result}")]))

    def step(self, name, leaf):
        """Over structs with float fields."""
        update = self.call(leaf, self.pick("all[i].x - all[j].x", "all[i].y", "all[j].x * all[i].y"), "i")
        steps = [
            Line(f"d := {update}"),
            Line(f"all[i].y {self.pick('+=', '-=')} d * all[j].x"),
            Line(f"all[j].x := {self.arithmetic('float', ['d', 'all[j].x', 'all[i].y'])}"),
        ]
        self.rng.shuffle(steps)
        steps.sort(key=lambda line: not line.text.startswith("d :="))
        inner = Block(("while j < n", steps + [Line("j += 1")]))
        body = [Block(("for i in n", [Line("mut j := i + 1"), inner])), Line("return all")]
        return Block((f"func {name}(all, n, at)", body))

    def argument(self, shape, kind, odd):
        rng = self.rng
        if shape == "recursion":
            return self.pick("0.5", '"n"', "null", "1") if odd else self.number(kind)
        if shape == "step":
            points = [f"P0 {{ x: {self.number('float')}, y: {self.number('float')} }}" for _ in range(4)]
            if odd:
                points[rng.randrange(4)] = self.pick("P0 { x: 1, y: 0.5 }", "Q0 { y: 0.5, x: 0.25 }", "null", "7")
            return f"[{', '.join(points)}]"
        values = [self.number(kind) for _ in range(4)]
        if odd:
            values[rng.randrange(4)] = self.pick("null", "0.5", "1", '"v"', "true")
        return f"[{', '.join(values)}]"

    def runs(self, name, shape, kind):
        """Calls until it is hot, then some that are likely to leave."""

        def run(odd, at):
            first = self.pick(3, 4, 6) if shape == "recursion" else None
            argument = self.argument(shape, kind, odd)
            n = self.pick(3, 4, 4, 4, 5) if odd else 4
            call = f"{name}({first}, {argument}, {at})" if shape == "recursion" else f"{name}({argument}, {n}, {at})"
            error = self.fresh("e")
            failed = Line(f"print({error}.message, {error}.line, {error}.stack)")
            return Block(("try", [Line(f"print({call})")]), (f"except {error}", [failed]))

        statements = [Block((f"for {self.fresh('i')} in {WARM_UPS}", [run(False, 100)]))]
        for _ in range(self.rng.randint(2, 5)):
            statements.append(run(self.rng.random() < 0.4, self.pick(0, 1, 2, 3, 100, -1, -2, "0.5")))
        return statements

    def family(self):
        shape = self.pick("recursion", "loop", "loop", "step")
        kind = "float" if shape == "step" else self.pick("int", "int", "float")
        leaf, other, swap, functions = self.leaf(kind)
        name = self.fresh("hot")
        make = {"recursion": self.recursion, "loop": self.loop, "step": lambda n, f, _: self.step(n, f)}[shape]
        functions.append(make(name, leaf, kind))
        victim = self.pick(leaf, leaf, name)
        swaps = Line(f"{victim} = {other if victim == leaf else self.pick(other, leaf)}")
        functions.append(Block((f"func {swap}()", [swaps])))
        again = [Line(f"{leaf} = {other}")] if self.rng.random() < 0.3 else []
        return functions + self.runs(name, shape, kind) + again + self.runs(name, shape, kind)[:2]
