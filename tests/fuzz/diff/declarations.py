"""Declarations of random programs: structs, functions, generators, tasks.

A function calls only functions declared before it or, with a counter, itself; what one call costs is
estimated.
"""

from expressions import FIELDS, TYPES
from tree import Block, Line

# Estimated statements that one call may execute.
CALL_LIMIT = 3000


class Function:
    def __init__(self, name, params, result, cost, bound=0):
        self.name = name
        self.params = params
        self.result = result
        self.cost = cost
        self.bound = bound  # the largest first argument of a recursive function, else 0


class Declarations:
    """Part of the generator: needs its rng, expressions, scopes and statements."""

    def structs(self):
        fields = ", ".join(FIELDS["S0"])
        s0 = Block(("struct S0", [
            Line(fields),
            Line("func op_add(self, o) { return S0 { x: self.x + o.x, y: self.y + o.y } }"),
            Line("func op_mul(self, k) { return S0 { x: self.x * k, y: self.y * k } }"),
            Line("func op_lt(self, o) { return self.x < o.x }"),
            Line("func op_neg(self) { self.x := -self.x  return self }"),
            Line("func total() { return x + floor(y) }"),
            Line("func norm(self, k) { mut t := 0  for i in k { t += self.x }  return t }"),
            Line("func moved(self, dx) { self.x += dx  self.y = self.y + dx  return self }"),
            *self.calling_methods(),
        ]))  # fmt: skip
        if self.rng.random() < 0.4:
            s0.sections[0][1].append(Line("func op_eq(self, o) { return self.x == o.x }"))
        s1 = Block(("struct S1", [
            Line('name = "none", tags = [], inner = S0 { x: 1, y: 0.5 }, note'),
            Line("func tagged(self, v) { self.tags.push(v)  if len(self.tags) > 9 { self.tags := [v] }  return self }"),
            Line("func label() { return name + len(tags) }"),
        ]))  # fmt: skip
        return [s0, s1, Line("enum Color { Red, Green, Rgb }")]

    def callable_block(self, head, params, make):
        """The block of a declared function, and the estimated cost of one call."""
        saved = self.scopes, self.multiplier, self.cost, self.blocks
        self.scopes = [saved[0][0]]
        self.multiplier, self.cost, self.blocks = 1, 0, 1
        names = [(self.fresh("p"), kind, True) for kind in params]
        statements = self.in_callable(lambda: make(names))
        cost = self.cost + 1
        self.scopes, self.multiplier, self.cost, self.blocks = saved
        return Block((f"{head}({', '.join(n for n, _, _ in names)})", statements)), cost

    def function(self):
        rng = self.rng
        name = self.fresh("fun")
        params = [rng.choice(TYPES[:-2]) for _ in range(rng.randint(0, 4))]
        result = rng.choice(["int", "int", "float", "str", "any", "ai", "di", "S0", "S1", "aa"])
        recursive = rng.random() < 0.3
        if recursive:
            params = ["int"] + params[:2]
        self.result = result

        def make(names):
            first = []
            if recursive:
                first = [Line(f"if {names[0][0]} <= 0 {{ return {self.expr(result, 0)} }}")]
                names = [(names[0][0], "int", False)] + names[1:]
            self.scopes.append({})
            for variable, kind, assignable in names:
                self.declare(variable, kind, assignable)
            statements = [Line("null", declares=variable) for variable, _, _ in names]
            for _ in range(rng.randint(2, 8)):
                statements += self.statement()
            if recursive:
                arguments = [f"{names[0][0]} - 1"] + [n for n, _, _ in names[1:]]
                inner = self.fresh("r")
                self.declare(inner, result)
                statements.append(Line(f"mut {inner} := {name}({', '.join(arguments)})"))
                statements += self.cut(inner, result)
                statements += self.statement()
            last = Line(f"return {self.expr(result, 2)}")
            self.scopes.pop()
            return first + statements + [last]

        block, cost = self.callable_block(f"func {name}", params, make)
        bound = 0
        if recursive:
            bound = max(1, min(40, CALL_LIMIT // cost))
            cost *= bound
        self.functions.append(Function(name, params, result, cost, bound))
        return block

    def generator(self):
        rng = self.rng
        name = self.fresh("gen")
        params = [rng.choice(["int", "ai", "str"]) for _ in range(rng.randint(0, 2))]
        self.result = "any"

        def make(names):
            self.scopes.append({})
            for variable, kind, assignable in names:
                self.declare(variable, kind, assignable)
            item = self.fresh("i")

            def looped():
                statements = self.body(rng.randint(1, 3), [(item, "int", False)])
                return statements + [Line(f"yield {self.expr('int', 1)} + {item}")]

            statements = self.statement() + [Line(f"yield {self.expr('int', 1)}")]
            statements.append(Block((f"for {item} in 10", self.repeated(10, looped))))
            if rng.random() < 0.5:
                statements += self.yielding_loop()
            if rng.random() < 0.4:
                risky = Line(f"yield 100 / {self.expr('int', 1)}")
                statements.append(Block(("try", [risky]), ("except err", [Line("yield -1")])))
            self.scopes.pop()
            return statements

        block, cost = self.callable_block(f"func* {name}", params, make)
        self.generators.append((name, params, cost))
        return block

    def task(self):
        rng = self.rng
        name = self.fresh("task")
        params = ["int"] * rng.randint(0, 2)
        self.result = "int"
        inner = f"await {rng.choice(self.tasks)[0]}(1)" if self.tasks and rng.random() < 0.6 else "await 1"

        def make(names):
            statements = self.body(rng.randint(1, 4), names)
            if rng.random() < 0.6:
                statements += self.waiting_loop()
            return statements + [Line(f"let waited := {inner}"), Line(f"return [waited, {self.expr('int', 0)}]")]

        block, cost = self.callable_block(f"async func {name}", params, make)
        self.tasks.append((name, params, cost))
        return block

    def deep_recursion(self):
        name = self.fresh("deep")
        value = self.rng.choice(["1 + {0}(n + 1)", "[{0}(n + 1)]", '"" + {0}(n + 1)', "{0}(n + 1.5) * 2"])
        catch = Block(
            ("try", [Line(f"print({name}(0))")]),
            ("except e", [Line("print(e.message, len(e.stack))")]),
        )
        return [Block((f"func {name}(n)", [Line(f"return {value.format(name)}")])), catch]
