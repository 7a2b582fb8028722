"""Statements of random programs about what lives longer than the place where it was made: closures kept
from loops, generators that yield within loops and handlers and from each other, tasks that are really
suspended; and matches, pipes, swaps and walks through texts within loops.
"""

from tree import Block, Line

# Estimated statements that one loop may execute, and a whole program.
LOOP_LIMIT = 6000
PROGRAM_LIMIT = 120_000

# Names of arrays' and texts' methods whose results are small.
TEXT_STEPS = [
    ".upper()", ".lower()", ".trim()", ".replace(\"a\", \"bb\")", ".capitalize()", ".pad_left(4, \"*\")",
    ".str_reverse()", ".substring(1, 4)", ".repeat(2)", ".slugify()", ".truncate(5)",
]  # fmt: skip
TEXT_TESTS = [".is_empty()", ".starts_with(\"a\")", ".contains(\"b\")", ".ends_with(\"c\")"]


class Features:
    """Part of the generator: needs its rng, expressions, scopes, body(), repeated() and tag()."""

    def features(self):
        """(weight, maker) pairs for statement()."""
        repeating = [
            (1, 12, self.kept_closures), (1, 6, self.matching_loop), (1, 40, self.text_walk),
            (0.7, 12, self.entries_walk), (0.7, 16, self.left_handlers), (0.7, 4, self.method_calls),
        ]  # fmt: skip
        pairs = [(weight, lambda m=make, t=times: self.in_budget(t, m)) for weight, times, make in repeating]
        return pairs + [(1, self.pipe), (1, self.swap)]

    def in_budget(self, times, make):
        """make(), most of which runs so many times, if that is not too much here."""
        if self.multiplier * times > LOOP_LIMIT // 4 or self.cost > PROGRAM_LIMIT:
            return self.assign()
        self.cost += 3 * times * self.multiplier
        return self.repeated(times, make)

    def note(self, values):
        """Shows values, in hot places as a part of a sum."""
        if self.multiplier <= 30:
            return Line(f"print({self.tag()}, {values})")
        return Line(f"seen := (seen * 31 + len(\"${{[{values}]}}\")) % 1000003")

    def kept_closures(self):
        """Closures made in a loop over its variables, called after it, now and then from each other."""
        rng = self.rng
        kept, item, total, error = self.fresh("kept"), self.fresh("i"), self.fresh("n"), self.fresh("e")
        bodies = [
            f"{total} += {item}  return {total}",
            f"{item} += 1  return {item} * {total}",
            f"if len({kept}) > {item} + 1 {{ return {kept}[{item} + 1]() }} return {total}",
            f"return {self.expressions.call_of(rng.choice(self.functions), 0) if self.may_call() else item}",
            f"mut m := {item}  return (func() {{ m += {total}  return m }})()",
        ]
        times = rng.randint(1, 5)
        make = Line(f"{kept}.push(func() {{ {rng.choice(bodies)} }})")
        call = Line(f"{kept}[{rng.randint(0, times)}]()")
        use = rng.choice([
            Block((f"for f in {kept}", [self.note("f(), f()")])),
            self.note(f"map({kept}, func(f) {{ return f() }})"),
            Block((f"for f in reverse({kept})", [self.note("f()")])),
        ])  # fmt: skip
        return [
            Line(f"mut {kept} := []"),
            Line(f"mut {total} := {self.expr('int', 0)}"),
            Block((f"for {item} in {times}", [make])),
            Block(("try", [use, call]), (f"except {error}", [self.note(f"{error}.message, {error}.line")])),
        ]

    def may_call(self):
        cheap = all(f.cost * self.multiplier <= LOOP_LIMIT // 2 for f in self.functions)
        return cheap and bool(self.functions) and not self.in_lambda

    def matching_loop(self):
        """A match in a loop over values of all sorts; arms leave the loop, and make variables around it."""
        rng = self.rng
        item, made, p = self.fresh("i"), self.fresh("v"), self.fresh("m")
        kinds = ["tag", "tag", "int", "str", "float", "bool"]
        values = [self.expr(rng.choice(kinds), 0) for _ in range(rng.randint(2, 6))]
        arms = [
            Block((f"case Some({p}) if {p} == {self.expr('int', 0)}", [Line(f"{made} := {p}")])),
            Block((f"case Some({p})", [Line(f"{made} := [{p}]")])),
            Block((f"case Ok(Some({p}))", [Line(f"{made} := {p}"), Line("break")])),
            Block((f"case Ok({p})", [Line("seen += 1"), Line("continue")])),
            Block((f"case Color::Rgb({p})", [Line(f"{made} := {p} ?? 0")])),
            Block(("case abc", [Line(f"{made} := \"text\""), Line("continue")])),
            Block(("case 1", self.body(1))),
            Block((f"case _ if {self.expr('bool', 1)}", [Line(f"{made} := null")])),
        ]
        clauses = rng.sample(arms, rng.randint(2, 6)) + [Block(("default", [Line(f"{made} := -1")]))]
        loop = Block((f"for {item} in [{', '.join(values)}]", [Block((f"match {item}", clauses)), self.note(made)]))
        return [Line(f"mut {made} := 0"), loop, self.note(made)]

    def pipe(self):
        value = self.expr("int", 1)
        for _ in range(self.rng.randint(1, 3)):
            value += self.rng.choice([
                f" |> max({self.expr('int', 0)})", " |> abs", f" |> ({self.expr('fn', 0)})", " |> risky",
                f" |> min({self.expr('int', 0)})",
            ])  # fmt: skip
        return [self.note(value)]

    def swap(self):
        """Variables of one kind by turns, through a pattern."""
        for kind in self.rng.sample(["int", "str", "float", "ai", "S0"], 5):
            found = self.assignable([kind])
            if len(found) >= 2:
                (first, _), (second, _) = self.rng.sample(found, 2)
                form = self.rng.choice([
                    f"[{first}, {second}] := [{second}, {first}]",
                    f"[{first}, [{second}, _]] := [{second}, [{first}, {second}]]",
                    f"[_, {first}, ...{self.fresh('rest')}] := [{second}, {first}, {second}]",
                ])  # fmt: skip
                return [Line(form, changes=first), self.note(f"{first}, {second}")]
        return self.assign()

    def text_walk(self):
        """A text taken apart and put together again character by character."""
        rng = self.rng
        text, out, ch = self.fresh("t"), self.fresh("o"), self.fresh("c")
        steps = "".join(rng.choice(TEXT_STEPS) for _ in range(rng.randint(0, 2)))
        source = f"substring({self.expr('str', 1)}, 0, 12)"
        inside = rng.choice([
            f"{out} += {ch}", f"{out} := {ch} + {out}", f"if {ch} != \"a\" {{ {out} += {ch}.upper() }}",
            f"if !{out}.contains({ch}) {{ {out} += {ch} + {ch} }}",
            f"{out} += {text}[len({out}) % max(len({text}), 1)] ?? \"-\"",
        ])  # fmt: skip
        looked_at = f"{text}.index_of({self.expressions.literal('str')}), {out}.split(\"a\")"
        return [
            Line(f"mut {text} := {source}{steps}"),
            Line(f"mut {out} := \"\""),
            Block((f"for {ch} in {text}", [Line(inside), Line(f"if len({out}) > 40 {{ break }}")])),
            self.note(f"{out}, {out}{rng.choice(TEXT_TESTS)}, {looked_at}"),
        ]

    def entries_walk(self):
        """A dict that is changed while its keys and entries are walked through."""
        rng = self.rng
        found = self.assignable(["di"])
        if not found:
            return self.declaration()
        name = self.choose(found)[0]
        key, value = self.fresh("k"), self.fresh("x")
        change = rng.choice([
            f"{name}[{key}] += 1", f"{name}.remove({key})", f"{name}[{key} + \"b\"] := len({name})",
            f"{name}[{self.expressions.key('di')}] := {self.expr('int', 0)}", f"if {key} == \"b\" {{ continue }}",
        ])  # fmt: skip
        head = rng.choice([
            f"{key} in few({name})", f"[{key}, {value}] in items(few({name}))", f"{key} in keys(few({name}))",
        ])  # fmt: skip
        limit = Line(f"if len({name}) > 12 {{ break }}")
        return [Block((f"for {head}", [Line(change, changes=name), limit])), self.note(name)] + self.cut(name, "di")

    def left_handlers(self):
        """Loops within handlers within loops, left in every way while something is owned."""
        rng = self.rng
        item, inner, error, owned = self.fresh("i"), self.fresh("j"), self.fresh("e"), self.fresh("a")
        ways = ["break", "continue", 'throw("out")', f"throw({owned})", f"risky({inner})", "null"]

        def leave(variable, some_ways):
            return Block((f"if {variable} == {rng.randint(0, 3)}", [Line(rng.choice(some_ways))]))

        innermost = [
            Line(f"mut {owned} := [{inner}, \"x\" + {inner}]"),
            Block(
                ("try", [leave(inner, ways), Line(f"seen += len({owned})")]),
                (f"except {error}", [leave(item, ways), self.note(f"{error}.message")]),
            ),
            Line(f"{owned}.push({inner})"),
        ]
        outer = Block(
            ("try", [Block((f"for {inner} in 4", innermost)), Line(f"risky({item})")]),
            (f"except {error}", [leave(item, ways[:2]), Line("seen += 7")]),
        )
        return [Block((f"for {item} in 4", [outer])), self.note("seen")]

    def method_calls(self):
        """Methods that call functions, which may be replaced and may throw."""
        structs = self.assignable(["S0"])
        if not structs or self.in_lambda:
            return self.assign()
        name = self.choose(structs)[0]
        call = self.rng.choice(["risked({0})", "chained({0})", "moved({0}).risked(1)", "kept({0})()"])
        error = self.fresh("e")
        note = self.note(f"{name}.{call.format(self.expr('int', 0))}")
        problem = self.note(f"{error}.message, {error}.line, {error}.stack")
        return [Block(("try", [note]), (f"except {error}", [problem]))]

    @staticmethod
    def calling_methods():
        return [
            Line("func risked(self, k) { self.x := risky(self.x + k)  return self }"),
            Line("func chained(self, k) { mut o := self  for i in 3 { o := o + self.risked(k + i) }  return o }"),
            Line("func kept(self, k) { return func() { self.x += k  return risky(self.x) } }"),
        ]

    # --- bodies of generators and tasks -------------------------------------------------------

    def suspending_loop(self, suspension):
        """A loop with handlers in which `suspension` stands at some places, a container growing beside."""
        rng = self.rng
        item, error, kept = self.fresh("i"), self.fresh("e"), self.fresh("a")
        places = [Line(suspension(value)) for value in (f"{item} * 2", f"[{item}, {kept}]", f"risky({item})")]
        risky = rng.choice(["risky({0})", "100 / ({0} - 2)", "[1, 2][{0}] + 1", '{0} + null'])
        tried = [rng.choice(places), Line(f"{kept}.push({risky.format(item)})")]
        rng.shuffle(tried)
        handler = [Line(f"{kept} := []")]
        if rng.random() < 0.6:
            handler.append(Line(suspension(f"{error}.message")))
        if rng.random() < 0.3:
            handler.append(Line(rng.choice(["break", "continue"])))
        body = [Block(("try", tried), (f"except {error}", handler))]
        if rng.random() < 0.5:
            body.append(Block((f"for j in {item}", [Line(suspension(f"j + len({kept})"))])))
        if rng.random() < 0.3:
            leave = Line(rng.choice(["break", "continue", "return null"]))
            body.append(Block((f"if {item} == {rng.randint(0, 5)}", [leave])))
        return [Line(f"mut {kept} := []"), Block((f"for {item} in {rng.randint(2, 6)}", body))]

    def yielding_loop(self):
        statements = self.suspending_loop(lambda value: f"yield {value}")
        if self.generators and self.rng.random() < 0.4:
            name, params, cost = self.rng.choice(self.generators)
            self.cost += cost
            item = self.fresh("i")
            call = f"{name}({', '.join(self.expr(p, 0) for p in params)})"
            statements.append(Block((f"for {item} in {call}.take(5)", [Line(f"yield [{item}]")])))
        return statements

    def waiting_loop(self):
        """The values are kept in `seen`; every wait lets the other tasks run."""
        pause = "await async_sleep(0)"
        return self.suspending_loop(lambda value: f"{pause}  seen := (seen * 31 + len(\"${{{value}}}\")) % 1000003")
