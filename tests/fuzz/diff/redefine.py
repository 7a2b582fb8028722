"""Functions that get another value while the program runs.

Machine code burns in what a global function is, so a new value is given at every kind of place: by
the function itself, by one that it calls or is called by, in loops, in closures and generators, while
frames of the old function are suspended. Which function a statement is about is decided at the end,
when all are known: a function can then replace its callers.

A function is only replaced by a constant function, by its first value (which `first_NAME` keeps), by
something that calls its first value, or by the first value of a function declared before it, so that
no recursion without end comes out. Builtins are replaced in the same way.

Beside single statements there are whole scenes: a chain of functions that call and replace each other,
driven by a hot loop.
"""

from tree import Block, Line

# Builtins with the kinds of their parameters and results. What keeps programs small is not among them.
BUILTINS = {
    "abs": (["int"], "int"),
    "floor": (["float"], "int"),
    "round": (["float"], "int"),
    "sqrt": (["float"], "float"),
    "sum": (["ai"], "int"),
    "reverse": (["ai"], "ai"),
    "to_float": (["int"], "float"),
    "unique": (["ai"], "ai"),
}
# How often one program may do it.
LIMITS = [3, 10, 40, 200]
WRONG_VALUES = ["5", "null", '"text"', "func() { return 1 }", "abs"]


class Redefinitions:
    """Part of the generator: needs its rng, functions, expressions, scopes and tag()."""

    def begin_redefinitions(self):
        rng = self.rng
        self.pending = []
        self.redefinition_limit = rng.choice(LIMITS)
        self.shadowed = rng.sample(list(BUILTINS), rng.choice([0, 0, 1, 2]))

    def redefinition_head(self):
        """Declarations before those of the functions."""
        lines = [Line("mut redefined := 0")]
        for name in self.shadowed:
            params, result = BUILTINS[name]
            lines.append(Line(f"const first_{name} := {name}"))
            if self.rng.random() < 0.5:
                lines.append(Line(f"mut {name} := first_{name}"))
            else:
                arguments = self.parameters(params)
                # A declared function would be there before the line above, which then keeps it and not the builtin.
                lines.append(Line(f"mut {name} := func({arguments}) {{ return first_{name}({arguments}) }}"))
        return lines

    def keep_first_values(self):
        """Declarations behind those of the functions."""
        return [Line(f"const first_{name} := {name}") for name in ["risky", *(f.name for f in self.functions)]]

    def redefinition(self):
        """A statement whose function is chosen later."""
        line = Line("")
        self.pending.append((line, self.expr("bool", 1) if self.rng.random() < 0.6 else "true"))
        return [line]

    def resolve_redefinitions(self):
        self.scopes = self.scopes[:1]
        for line, condition in self.pending:
            name, value = self.new_value()
            guard = f"redefined < {self.redefinition_limit} && {condition}"
            line.text = f"if {guard} {{ redefined += 1  {name} := {value} }}" if name else "null"

    # --- values -----------------------------------------------------------------------------

    @staticmethod
    def parameters(params):
        return ", ".join(f"a{i}" for i in range(len(params)))

    def candidates(self):
        """(name, parameter kinds, kind of the result, position among the functions)"""
        found = [(f.name, f.params, f.result, i) for i, f in enumerate(self.functions)]
        found.append(("risky", ["int"], "int", 0)) # which methods and generators call
        return found + [(name, *BUILTINS[name], 0) for name in self.shadowed]

    def new_value(self):
        found = self.candidates()
        if not found:
            return None, None
        name, params, result, position = self.rng.choice(found)
        return name, self.value_for(name, params, result, position)

    def value_for(self, name, params, result, position):
        rng = self.rng
        arguments = self.parameters(params)
        choice = rng.random()
        if choice < 0.04:
            return rng.choice(WRONG_VALUES)
        if choice < 0.3:
            return f"first_{name}"
        if choice < 0.45:
            return f"func({arguments}) {{ return first_{name}({arguments}) }}"
        if choice < 0.55 and params:
            changed = arguments.replace("a0", self.expressions.literal(params[0]), 1)
            if not self.is_recursive(name):
                return f"func({arguments}) {{ return first_{name}({changed}) }}"
        if choice < 0.75:
            others = [
                f.name for f in self.functions[:position]
                if not f.bound and len(f.params) == len(params) and f.result == result
            ]  # fmt: skip
            if others:
                return f"first_{rng.choice(others)}"
        if choice < 0.8:
            return f'func({arguments}) {{ throw("replaced {name}") }}'
        return f"func({arguments}) {{ return {self.expressions.literal(result)} }}"

    def is_recursive(self, name):
        return any(f.name == name and f.bound for f in self.functions)

    # --- scenes -----------------------------------------------------------------------------

    def replacement_scene(self):
        names = [self.fresh("link") for _ in range(self.rng.randint(2, 4))]
        links = [self.link(names, i) for i in range(len(names))]
        firsts = [Line(f"const first_{name} := {name}") for name in names]
        return links + firsts + self.drive(names)

    def link(self, names, position):
        """A function that calls the next one at a few places and replaces some of them in between."""
        rng = self.rng
        body = [Line("mut t := n")]
        for _ in range(rng.randint(1, 3)):
            if position + 1 < len(names):
                body.append(self.link_call(names[position + 1]))
            else:
                body.append(Line(f"t += n {rng.choice(['+', '*', '-'])} {rng.randint(1, 9)}"))
            if rng.random() < 0.5:
                body.append(self.replacement(names))
        body.append(Line("return t % 1000003"))
        return Block((f"func {names[position]}(n)", body))

    def link_call(self, callee):
        rng = self.rng
        number = rng.randint(0, 9)
        error = self.fresh("e")
        return rng.choice([
            Line(f"t += {callee}(n + {number})"),
            Line(f"t := {callee}(t % 97) + {callee}(n)"),
            Line(f"t += sum(map([n, {number}], {callee}))"),
            Line(f"t += (func(m) {{ return {callee}(m) }})(n)"),
            Line(f"for k in 3 {{ t += {callee}(k + n) }}"),
            Block(("try", [Line(f"t += {callee}(n)")]), (f"except {error}", [Line(f"t += len({error}.message)")])),
        ])  # fmt: skip

    def replacement(self, names):
        rng = self.rng
        name = rng.choice(names)
        period = rng.choice([1, 7, 50, 120])
        guard = f"n % {period} == {rng.randrange(period)} && redefined < {self.redefinition_limit}"
        return Line(f"if {guard} {{ redefined += 1  {name} := {self.link_value(name)} }}")

    def link_value(self, name):
        number = self.rng.randint(1, 9)
        return self.rng.choice([
            f"first_{name}",
            f"func(m) {{ return first_{name}(m) + {number} }}",
            f"func(m) {{ return m * {number} }}",
            f"(func(c) {{ return func(m) {{ c += 1  return m + c }} }})({number})",
            f'func(m) {{ if m % 3 == 0 {{ throw("no {name}") }} return {number} }}',
            self.rng.choice(WRONG_VALUES) if self.rng.random() < 0.2 else f"first_{name}",
        ])  # fmt: skip

    def drive(self, names):
        """A hot loop at top level, in a function, or two generators by turns."""
        rng = self.rng
        first, i, error = names[0], self.fresh("i"), self.fresh("e")
        times = rng.choice([60, 150, 400])
        note = Line(f"seen := (seen * 31 + len({error}.message) + {error}.line) % 1000003")
        turn = Block(
            ("try", [Line(f"seen := (seen * 31 + {first}({i})) % 1000003")]), (f"except {error}", [note])
        )
        name = rng.choice(names)
        again = Line(f"if {i} % {times // 4} == 0 {{ redefined := 0  {name} := {self.link_value(name)} }}")
        loop = Block((f"for {i} in {times}", [turn] + ([again] if rng.random() < 0.5 else [])))
        show = Line(f"print({self.tag()}, seen, redefined)")
        form = rng.random()
        if form < 0.4:
            return [loop, show]
        driver = self.fresh("drive")
        if form < 0.75:
            return [Block((f"func {driver}()", [loop])), Line(f"{driver}()"), show]
        item, left, right = self.fresh("i"), self.fresh("l"), self.fresh("r")
        made = Block((f"func* {driver}(k)", [Block((f"for {item} in 40", [Line(f"yield {first}({item} + k)")]))]))
        turns = [Line(f'seen := (seen * 31 + len("${{{left}.next()}}${{{right}.next()}}")) % 1000003')]
        return [
            made,
            Line(f"mut {left} := {driver}(0)"),
            Line(f"mut {right} := {driver}(50)"),
            self.guarded([Block((f"for {i} in 30", turns))]),
            show,
        ]
