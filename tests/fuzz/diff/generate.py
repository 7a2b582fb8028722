"""Random Ruff programs: valid, deterministic and sure to end. The same seed gives the same program.

Every loop has a bound of its own, functions call only functions declared before them or, with a
counter, themselves, and the work of nested loops and calls is estimated while generating. Variables
keep the type they were made for, apart from a share of deliberate mistakes, and whatever grows in a
loop is cut back. Everything runs inside `try`, so an error ends one piece of the program only.
"""

import random

from declarations import CALL_LIMIT, Declarations
from expressions import ARRAYS, DICTS, ELEMENT, FIELDS, SCALARS, STRUCTS, TYPES, Expressions
from features import LOOP_LIMIT, PROGRAM_LIMIT, Features
from redefine import Redefinitions
from tree import Block, Line
from unboxed import Unboxed

MAX_ITEMS = 24
MAX_TEXT = 60
UNBOXED_SHARE = 0.2  # of the programs are families of functions over numbers

WEIGHTS = [8, 5, 5, 2, 3, 5, 3, 3, 3, 2, 2, 4, 2, 3, 5, 3, 2, 2]


class Variable:
    def __init__(self, kind, assignable=True):
        self.kind = kind
        self.assignable = assignable


class Generator(Declarations, Redefinitions, Features):
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.counter = 0
        self.scopes = [{}]
        self.functions = []
        self.generators = []
        self.tasks = []
        self.multiplier = 1
        self.cost = 0
        self.blocks = 0
        self.in_loop = False
        self.in_function = False
        self.in_lambda = False
        self.result = None
        wrong = self.rng.choice([0.0, 0.01, 0.02, 0.05])
        self.expressions = Expressions(self.rng, self.visible, self.callable, wrong)
        self.expr = self.expressions.expr
        self.begin_redefinitions()

    # --- names and scopes -------------------------------------------------------------------

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def visible(self, kind):
        if kind == "fn" and self.in_lambda:
            return []
        found = {}
        for scope in self.scopes:
            found.update(scope)
        return [name for name, variable in found.items() if variable.kind == kind]

    def assignable(self, kinds):
        found = {}
        for scope in self.scopes:
            found.update(scope)
        return [(n, v.kind) for n, v in found.items() if v.assignable and v.kind in kinds]

    def callable(self, kind):
        if self.in_lambda:
            return []
        return [
            f for f in self.functions
            if (f.result == kind or f.result == "any") and f.cost * self.multiplier <= CALL_LIMIT
        ]  # fmt: skip

    def choose(self, found):
        """Mostly one of the variables declared last, which are locals."""
        return self.rng.choice(found[-4:] if self.rng.random() < 0.6 else found)

    def declare(self, name, kind, assignable=True):
        self.scopes[-1][name] = Variable(kind, assignable)

    def new_name(self):
        """Mostly a new name; now and then one that shadows a variable of an outer scope."""
        if self.rng.random() < 0.05 and len(self.scopes) > 2:
            outer = [n for n, v in self.scopes[-2].items() if v.assignable and n not in self.scopes[-1]]
            if outer:
                return self.rng.choice(outer)
        return self.fresh("v")

    def kind(self):
        return self.rng.choices(TYPES, WEIGHTS)[0]

    # --- blocks -----------------------------------------------------------------------------

    def body(self, count, names=()):
        """Statements of a new scope that holds the given (name, kind, assignable) already."""
        self.scopes.append({})
        self.blocks += 1
        for name, kind, assignable in names:
            self.declare(name, kind, assignable)
        statements = []
        for _ in range(count):
            statements += self.statement()
        self.blocks -= 1
        self.scopes.pop()
        return statements

    def repeated(self, times, make):
        """make() in a context where everything costs `times` as much."""
        saved = self.multiplier, self.in_loop
        self.multiplier *= max(times, 1)
        self.in_loop = True
        result = make()
        self.multiplier, self.in_loop = saved
        return result

    def bound(self):
        """A number of iterations that the budget allows here."""
        wanted = self.rng.choice([1, 2, 3, 4, 6, 10, 20, 60, 150, 300])
        limit = min(LOOP_LIMIT // self.multiplier, max(PROGRAM_LIMIT - self.cost, 0) // (self.multiplier * 8))
        return max(1, min(wanted, limit))

    # --- statements -------------------------------------------------------------------------

    def statement(self):
        rng = self.rng
        self.cost += self.multiplier
        nested = self.blocks < 4 and self.cost < PROGRAM_LIMIT
        choices = [
            (10, self.assign), (8, self.declaration), (9, self.container_update), (4, self.alias),
            (5, self.field_update), (3, self.print_values), (3, self.mutating_method), (2, self.destructuring),
            (2, self.between), (1.5, self.redefinition),
            (2, self.plain_call), (1, self.iterator_chain), (1, self.use_generator), (1, self.use_task),
        ]  # fmt: skip
        if nested:
            choices += [
                (5, self.if_statement), (3, self.for_statement), (2, self.while_statement),
                (3, self.try_statement), (1, self.match_statement), (1, self.closure), (1, self.local_function),
                *self.features(),
            ]  # fmt: skip
        if self.in_loop:
            choices += [(2, self.leave_loop), (3, self.late_change), (4, self.many_kinds), (1.5, self.redefinition)]
        if self.in_function:
            choices.append((1, self.early_return))
        weights, makers = zip(*choices)
        return rng.choices(makers, weights)[0]()

    def cut(self, name, kind):
        """Keeps what a loop or a repeated call makes longer from growing without bound."""
        if self.multiplier == 1 and not self.in_function and not self.in_lambda:
            return []
        if kind == "str":
            return [Line(f"if len({name}) > {MAX_TEXT} {{ {name} := substring({name}, 0, 7) }}")]
        if kind in ARRAYS or kind in DICTS:
            return [Line(f"if len({name}) > {MAX_ITEMS} {{ {name} := {'[]' if kind in ARRAYS else '({})'} }}")]
        if kind == "S1":
            return [Line(f"if len({name}.tags) > {MAX_ITEMS} {{ {name}.tags := [] }}")]
        return []

    def declaration(self):
        kind = self.kind()
        value = self.expr(kind, 2)
        name = self.new_name()
        word = self.rng.choice(["mut ", "mut ", "mut ", "let ", ""])
        if word == "" and any(name in scope for scope in self.scopes):
            word = "mut "
        self.declare(name, kind, word != "let ")
        line = Line(f"{word}{name} := {value}", declares=name)
        return [line] + ([] if word == "let " else self.cut(name, kind))

    def assign(self):
        found = self.assignable(SCALARS[:4] + ["any"])
        if self.rng.random() < 0.25 or not found:
            found = self.assignable(TYPES) or found
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        operators = {"int": ["+=", "-=", "*=", "+=", "%=", "/="], "float": ["+=", "*=", "-=", "/="], "str": ["+="]}
        if kind in operators and self.rng.random() < 0.5:
            line = f"{name} {self.rng.choice(operators[kind])} {self.expr(kind, 2)}"
        elif kind == "S0" and self.rng.random() < 0.4:
            line = f"{name} += {self.expr('S0', 1)}"
        else:
            line = f"{name} := {self.expr(kind, 3)}"
        return [Line(line, changes=name)] + self.cut(name, kind)

    def container_update(self):
        found = self.assignable(ARRAYS + DICTS)
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        value = self.expressions.item(ELEMENT[kind])
        rng = self.rng
        place = f"{name}[{self.expressions.index(name) if kind in ARRAYS else self.expressions.key(kind)}]"
        choice = rng.random()
        if ELEMENT[kind] == "ai" and choice < 0.4:
            line = f"{place}[{rng.randint(0, 2)}] {rng.choice([':=', '+='])} {self.expr('int', 1)}"
        elif ELEMENT[kind] == "S0" and choice < 0.4:
            line = f"{place}.x {rng.choice([':=', '+='])} {self.expr('int', 1)}"
        elif ELEMENT[kind] in ("int", "float") and choice < 0.3:
            line = f"{place} {rng.choice(['+=', '-=', '*='])} {value}"
        elif kind in ARRAYS and choice < 0.6:
            form = rng.choice(["{0} := push({0}, {1})", "{0} := {0} + [{1}]", "{0}.push({1})", "{0} = push({0}, {1})"])
            line = form.format(name, value)
        elif kind in ARRAYS and choice < 0.75:
            forms = [
                "{0}[{1}] := {0}[{2}]", "{0} := push({0}, {0}[{1}])", "{0}[{1}] := {0}.pop()",
                "{0} := {0} + slice({0}, {1}, 3)", "{0} := [...{0}, {0}[{1}]]", "{0}.push({0}[{1}])",
                "[a, b] := {0}; {0}[{1}] := b", "for e in {0} {{ {0} = push({0}, e) }}",
                "{0}.insert({1}, {0}.pop())", "{0} := reverse({0})", "{0} := sort({0})",
            ]  # fmt: skip
            line = rng.choice(forms).format(name, rng.randint(0, 2), rng.randint(-1, 1))
        else:
            line = f"{place} := {value}"
        return [Line(line, changes=name)] + self.cut(name, kind)

    def between(self):
        """One expression that reads a container before, between and after changes to it."""
        found = self.assignable(ARRAYS)
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        value = self.expressions.item(ELEMENT[kind])
        parts = [name, f"{name}.push({value})", f"{name}.pop()", f"{name}[0]", f"len({name})", f"[{name}, {name}.pop()]"]
        values = ", ".join(self.rng.choice(parts) for _ in range(4))
        if self.multiplier > 30:
            line = f"seen := (seen * 31 + len(\"${{[{values}]}}\")) % 1000003"
        else:
            line = f"print({self.tag()}, {values})"
        return [Line(line, changes=name)] + self.cut(name, kind)

    def mutating_method(self):
        found = self.assignable(ARRAYS + DICTS)
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        rng = self.rng
        value = self.expressions.item(ELEMENT[kind])
        if kind in ARRAYS:
            call = rng.choice([
                f"push({value})", f"append({value})", f"insert({rng.randint(-1, 3)}, {value})", "pop()", "pop()",
                f"remove({value})", f"remove_at({rng.randint(-1, 2)})", "clear()",
            ])  # fmt: skip
        else:
            key = self.expressions.key(kind)
            call = rng.choice([f"remove({key})", f"remove({key})", f"update({self.expr(kind, 1)})", "clear()"])
        line = f"{name}.{call}"
        if rng.random() < 0.3:
            line = f"print({self.tag()}, {line}, {name})"
        return [Line(line, changes=name)] + self.cut(name, kind)

    def alias(self):
        """A copy of a container, then a change to one of the two, then both shown."""
        found = self.assignable(ARRAYS + DICTS + STRUCTS)
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        copy = self.fresh("c")
        self.declare(copy, kind)
        target = self.rng.choice([name, copy])
        if kind in STRUCTS:
            field = self.rng.choice(list(FIELDS[kind]))
            change = f"{target}.{field} := {self.expressions.item(FIELDS[kind][field])}"
        elif kind in ARRAYS:
            change = self.rng.choice([
                f"{target}[{self.rng.randint(0, 2)}] := {self.expressions.item(ELEMENT[kind])}",
                f"{target}.push({self.expressions.item(ELEMENT[kind])})",
                f"{target} = push({target}, {self.expressions.item(ELEMENT[kind])})",
                f"{target}.pop()",
            ])  # fmt: skip
        else:
            change = f"{target}[{self.expressions.key(kind)}] := {self.expressions.item(ELEMENT[kind])}"
        show = [Line(f"print({self.tag()}, {name}, {copy})")] if self.multiplier <= 30 else []
        copied = Line(f"mut {copy} := {name}", declares=copy)
        return [copied, Line(change, changes=target)] + self.cut(target, kind) + show

    def field_update(self):
        found = self.assignable(STRUCTS)
        if not found:
            return self.declaration()
        name, kind = self.choose(found)
        rng = self.rng
        field = rng.choice(list(FIELDS[kind]))
        inner = FIELDS[kind][field]
        if inner == "ai" and rng.random() < 0.7:
            line = rng.choice([
                f"{name}.{field}[{rng.randint(0, 2)}] := {self.expr('int', 1)}",
                f"{name}.{field} := push({name}.{field}, {self.expr('int', 1)})",
                f"{name}.{field}.push({self.expr('int', 1)})",
                f"{name}.{field}[0] += {self.expr('int', 1)}",
            ])  # fmt: skip
        elif inner == "S0" and rng.random() < 0.7:
            line = f"{name}.{field}.x {rng.choice([':=', '+='])} {self.expr('int', 1)}"
        elif inner in ("int", "float") and rng.random() < 0.5:
            line = f"{name}.{field} {rng.choice(['+=', '-=', '*='])} {self.expr(inner, 1)}"
        else:
            line = f"{name}.{field} := {self.expressions.item(inner)}"
        return [Line(line, changes=name)] + self.cut(name, kind)

    def tag(self):
        return f'"#{self.fresh("")}"'

    def print_values(self):
        rng = self.rng
        values = ", ".join(self.expr(self.kind(), 1) for _ in range(rng.randint(1, 3)))
        if rng.random() < 0.1:
            values += f", unwrapped({self.expr('tag', 1)})"
        if self.multiplier > 30:
            # In hot loops the values go into a sum of lengths, and few of them are shown.
            return [Line(f"seen := (seen * 31 + len(\"${{[{values}]}}\")) % 1000003")]
        return [Line(f"print({self.tag()}, {values})")]

    def destructuring(self):
        rng = self.rng
        a, b = self.fresh("v"), self.fresh("v")
        kind = rng.choice(["ai", "aa", "S0", "da"])
        value = self.expr(kind, 1)
        if kind in ("ai", "aa"):
            pattern = rng.choice([f"[{a}, {b}]", f"[{a}, _, {b}]", f"[{a}, ...{b}]"])
            kinds = ["int" if kind == "ai" else "any", kind if "..." in pattern else "int"]
            names = [a, b]
        elif kind == "S0":
            pattern, names, kinds = "{x, y}", ["x", "y"], ["int", "float"]
            if "x" in self.scopes[-1] or "y" in self.scopes[-1]:
                return self.print_values()
        else:
            pattern, names, kinds = f"{{key, ...{b}}}", ["key", b], ["any", "da"]
            if "key" in self.scopes[-1]:
                return self.print_values()
        for name, its_kind in zip(names, kinds):
            self.declare(name, its_kind)
        return [Line(f"mut {pattern} := {value}")]

    def plain_call(self):
        functions = [] if self.in_lambda else [
            f for f in self.functions if f.cost * self.multiplier <= CALL_LIMIT
        ]  # fmt: skip
        if not functions:
            return self.print_values()
        function = self.rng.choice(functions)
        self.cost += function.cost * self.multiplier
        call = self.expressions.call_of(function, 1)
        if self.multiplier <= 10:
            return [Line(f"print({self.tag()}, {call})")]
        return [Line(call)]

    def iterator_chain(self):
        rng = self.rng
        chain = self.expr("ai", 1)
        for _ in range(rng.randint(1, 4)):
            chain += rng.choice([
                lambda: f".map({self.expr('fn', 0)})",
                lambda: f".filter(func(v) {{ return v {rng.choice(['>', '<', '!='])} {self.expr('int', 0)} }})",
                lambda: f".take({rng.randint(0, 5)})", lambda: f".skip({rng.randint(0, 2)})",
                lambda: ".enumerate()", lambda: f".zip({self.expr('as', 0)})",
                lambda: f".chunk({rng.randint(0, 3)})", lambda: ".flatten()",
            ])()  # fmt: skip
        name = self.fresh("v")
        self.declare(name, "any", False)
        return [Line(f"let {name} := {chain}.collect()")]

    def use_generator(self):
        if not self.generators or self.in_lambda:
            return self.assign()
        rng = self.rng
        name, params, cost = rng.choice(self.generators)
        if cost * self.multiplier > CALL_LIMIT:
            return self.assign()
        self.cost += cost * self.multiplier
        call = f"{name}({', '.join(self.expr(p, 1) for p in params)})"
        choice = rng.random()
        if choice < 0.3:
            return [Line(f"print({self.tag()}, {call}.map({self.expr('fn', 0)}).take({rng.randint(0, 6)}).collect())")]
        if choice < 0.6:
            held = self.fresh("g")
            return [
                Line(f"mut {held} := {call}"),
                Line(f"print({self.tag()}, {held}.next(), {held}.next())"),
                Line(f"for item in {held} {{ if len([item]) > 3 {{ break }} seen += 1 }}"),
            ]
        item = self.fresh("i")
        statements = self.repeated(12, lambda: self.body(rng.randint(1, 3), [(item, "int", True)]))
        return [Block((f"for {item} in {call}", statements))]

    def use_task(self):
        if not self.tasks or self.in_lambda:
            return self.assign()
        name, params, cost = self.rng.choice(self.tasks)
        if cost * self.multiplier > CALL_LIMIT:
            return self.assign()
        self.cost += cost * self.multiplier
        calls = [f"{name}({', '.join(self.expr(p, 1) for p in params)})" for _ in range(2)]
        form = self.rng.choice(["await {0}", "await promise_all([{0}, {1}])", "[await {0}, await {1}]"])
        return [Line(f"print({self.tag()}, {form.format(*calls)})")]

    # --- statements with bodies -------------------------------------------------------------

    def if_statement(self):
        rng = self.rng
        condition = self.expr(rng.choice(["bool", "bool", "bool", "any"]), 2)
        sections = [(f"if {condition}", self.body(rng.randint(1, 3)))]
        if rng.random() < 0.25:
            sections.append((f"else if {self.expr('bool', 1)}", self.body(rng.randint(1, 2))))
        if rng.random() < 0.4:
            sections.append(("else", self.body(rng.randint(1, 2))))
        return [Block(*sections)]

    def for_statement(self):
        rng = self.rng
        item = self.fresh("i")
        choice = rng.random()
        if choice < 0.6:
            times = self.bound()
            source, kind = str(times), "int"
        elif choice < 0.7:
            times = self.bound()
            start = rng.choice([0, 1, -5, 9223372036854774000, 2147483640])
            step = rng.choice([1, 2, 3])
            source, kind = f"range({start}, {start + times * step}, {step})", "int"
        else:
            if self.multiplier * MAX_ITEMS > LOOP_LIMIT:
                return self.assign()
            container = rng.choice(["ai", "af", "as", "aa", "di", "da", "str", "aai", "aS"])
            times, kind = 5, ELEMENT.get(container, "str") if container not in DICTS else "str"
            source = self.expr(container, 1)
            if source[0] not in '["':
                source = f"few({source})"
        names = [(item, kind, rng.random() < 0.3)]
        pattern = item
        if kind == "ai" and rng.random() < 0.5:
            names = [(item, "int", True), (self.fresh("i"), "ai", True)]
            pattern = f"[{item}, ...{names[1][0]}]"
        elif rng.random() < 0.1 and self.multiplier * MAX_ITEMS <= LOOP_LIMIT:
            names = [(item, "str", True), (self.fresh("i"), "int", True)]
            times, pattern, source = 5, f"[{item}, {names[1][0]}]", f"items({self.expr('di', 1)})"
        statements = self.repeated(times, lambda: self.body(rng.randint(2, 6), names))
        return [Block((f"for {pattern} in {source}", statements))]

    def while_statement(self):
        rng = self.rng
        counter = self.fresh("w")
        times = self.bound()
        self.declare(counter, "int", False)
        first = Line(f"{counter} += 1")
        statements = self.repeated(times, lambda: self.body(rng.randint(2, 5)))
        if rng.random() < 0.3:
            leave = Line(f"if {counter} > {times} {{ break }}")
            return [Line(f"mut {counter} := 0"), Block(("loop", [first, leave] + statements))]
        head = f"while {counter} < {times}"
        if rng.random() < 0.2:
            head += f" && ({self.expr('any', 1)} || {counter} < 3)"
        return [Line(f"mut {counter} := 0"), Block((head, [first] + statements))]

    # --- what a compiled loop may have taken for granted ----------------------------------------

    def loop_counter(self):
        names = [name for name in self.visible("int") if name[0] in "iw" and name[1:].isdigit()]
        return names[-1] if names else "seen"

    def late_change(self):
        """After many equal iterations a variable, an element or a function becomes something else."""
        rng = self.rng
        counter = self.loop_counter()
        when = f"{counter}{rng.choice(['', ' % 7', ' % 41'])} == {rng.choice([2, 6, 40, 77, 151])}"
        value = self.expressions.literal(rng.choice(SCALARS))
        containers = self.assignable(ARRAYS + DICTS)
        scalars = self.assignable(SCALARS)
        choice = rng.random()
        if choice < 0.35 and self.functions and not self.in_lambda:
            function = rng.choice(self.functions)
            params = ", ".join(f"a{i}" for i in range(len(function.params)))
            result = self.expressions.literal(function.result if rng.random() < 0.8 else "int")
            change = f"{function.name} = func({params}) {{ return {result} }}"
        elif choice < 0.65 and containers:
            change = f"{self.choose(containers)[0]}[0] := {value}"
        elif scalars:
            change = f"{self.choose(scalars)[0]} := {value}"
        else:
            return self.assign()
        return [Line(f"if {when} {{ {change} }}")]

    def many_kinds(self):
        """One place in the code that meets receivers, operands and callees of different kinds."""
        rng = self.rng
        e = self.expr
        receivers = [
            e("S0", 1), e("S1", 0), e("S0", 0), '({"x": 3, "name": "n", "total": func() { return 4 }})',
            '({"total": 1})', e("di", 0), e("str", 0), e("ai", 0), "null", e("da", 0), e("fn", 0), "7",
        ]  # fmt: skip
        chosen = rng.sample(receivers, rng.randint(2, 5))
        use = rng.choice([
            "{0}.x", "{0}.total()", "{0}.name", "{0}.label()", "{0} + 1", "1 + {0}", "{0}[0]", "{0} == {0}",
            "len({0})", "{0}(2)", "-{0}", "{0} < 5", "{0}?.x", "{0} ?? 1", "{0}.len()", '{0}["x"]', "type({0})",
            "{0}.norm(2)", "[...{0}]", "[{0}, {0}] == [{0}]",
        ])  # fmt: skip
        name, error, result = self.fresh("o"), self.fresh("e"), self.fresh("v")
        index = f"abs({self.loop_counter()} % 1000) % {len(chosen)}"
        note = f"print({self.tag()}, {name}, {result})"
        problem = f"print({self.tag()}, {error}.message)"
        if self.multiplier > 30:
            note = f'seen := (seen * 31 + len("${{{name}}}${{{result}}}")) % 1000003'
            problem = f"seen := (seen * 31 + len({error}.message)) % 1000003"
        return [
            Line(f"mut {name} := [{', '.join(chosen)}][{index}]", declares=name),
            Block(
                ("try", [Line(f"mut {result} := {use.format(name)}", declares=result), Line(note)]),
                (f"except {error}", [Line(problem)]),
            ),
        ]

    def leave_loop(self):
        word = self.rng.choice(["break", "continue", "continue"])
        return [Line(f"if {self.expr('bool', 1)} {{ {word} }}")]

    def early_return(self):
        return [Line(f"if {self.expr('bool', 1)} {{ return {self.expr(self.result or 'any', 1)} }}")]

    def try_statement(self):
        rng = self.rng
        statements = self.body(rng.randint(1, 4))
        if rng.random() < 0.4:
            thrown = rng.choice([
                lambda: self.expr("str", 1), lambda: self.expr("any", 1), lambda: self.expr("S1", 0),
                lambda: self.expr("ai", 0), lambda: self.expr("tag", 0),
            ])()  # fmt: skip
            statements.append(Line(f"if {self.expr('bool', 0)} {{ throw({thrown}) }}"))
        name = self.fresh("e")
        handler = []
        if self.multiplier <= 30:
            handler.append(Line(f"print({self.tag()}, {name}.message, {name}.line, {name}.stack)"))
        else:
            handler.append(Line(f"seen := (seen * 31 + len({name}.message) + {name}.line) % 1000003"))
        handler += self.body(rng.randint(0, 2))
        if rng.random() < 0.08 and self.multiplier <= 30:
            handler.append(Line(f"throw({name})"))
        return [Block(("try", statements), (f"except {name}", handler))] + self.show_some()

    def show_some(self):
        """Shows containers after an error may have interrupted a change to them."""
        names = [name for name, _ in self.assignable(ARRAYS + DICTS + STRUCTS + ["str"])][-3:]
        if not names:
            return []
        if self.multiplier <= 30:
            return [Line(f"print({self.tag()}, {', '.join(names)})")]
        return [Line(f"seen := (seen * 31 + len(\"${{[{', '.join(names)}]}}\")) % 1000003")]

    def match_statement(self):
        rng = self.rng
        subject = self.expr(rng.choice(["tag", "tag", "int", "str"]), 1)
        p, q = self.fresh("m"), self.fresh("m")
        cases = [
            ("None", []), (f"Some({p})", [p]), (f"Ok({p})", [p]), (f"Err({p})", [p]), ("Color::Red", []),
            (f"Color::Rgb({p}, {q})", [p, q]), (f"Some(Ok({p}))", [p]), ("1", []), ('"a"', []), ("0", []),
            (f"_ if {self.expr('bool', 1)}", []),
        ]  # fmt: skip
        clauses = [
            Block((f"case {pattern}", self.body(rng.randint(1, 2), [(n, "any", True) for n in names])))
            for pattern, names in rng.sample(cases, rng.randint(2, 5))
        ]
        if rng.random() < 0.7:
            clauses.append(Block(("default", self.body(1))))
        return [Block((f"match {subject}", clauses))]

    def in_callable(self, make):
        """make() as the body of a function: no loop around, `return` allowed."""
        saved = self.in_loop, self.in_function
        self.in_loop, self.in_function = False, True
        result = make()
        self.in_loop, self.in_function = saved
        return result

    def closure(self):
        """A closure with a body, which shares the variables around it and may change them."""
        name, parameter = self.fresh("f"), self.fresh("p")
        saved, self.in_lambda = self.in_lambda, True
        self.result = "int"

        def make():
            statements = self.body(self.rng.randint(1, 4), [(parameter, "int", True)])
            return statements + [Line(f"return {parameter} + 1")]

        statements = self.in_callable(make)
        self.in_lambda = saved
        self.declare(name, "fn", False)
        block = Block((f"mut {name} := func({parameter})", statements))
        call = Line(f"print({self.tag()}, {name}({self.expr('int', 1)}), {name}({self.expr('int', 1)}))")
        return [block] + ([call] if self.multiplier <= 30 else [])

    def local_function(self):
        name, parameter, counter = self.fresh("h"), self.fresh("p"), self.fresh("k")
        saved, self.in_lambda = self.in_lambda, True
        self.result = "any"

        def make():
            return self.body(self.rng.randint(1, 3), [(parameter, "int", True)])

        statements = self.in_callable(make)
        self.in_lambda = saved
        inner = Block((f"return func()", [Line(f"{counter} += {parameter}"), Line(f"return {counter}")]))
        block = Block((f"func {name}({parameter})", [Line(f"mut {counter} := 0")] + statements + [inner]))
        made = self.fresh("q")
        self.declare(made, "any", False)
        show = Line(f"print({self.tag()}, {made}(), {made}(), {made}())")
        return [block, Line(f"mut {made} := {name}({self.expr('int', 1)})")] + ([show] if self.multiplier <= 30 else [])

    # --- the program ------------------------------------------------------------------------

    def guarded(self, statements):
        name = self.fresh("e")
        return Block(
            ("try", statements),
            (f"except {name}", [Line(f"print({self.tag()}, {name}.message, {name}.line, {name}.stack)")]),
        )

    def chunk(self):
        return [self.guarded(self.body(self.rng.randint(4, 12)))]

    def piece(self, make):
        """make() at top level, or in a function of its own with a few variables in registers."""
        if self.rng.random() < 0.4:
            return make()
        name = self.fresh("piece")
        self.scopes.append({})
        self.result = "any"
        declared = [line for _ in range(self.rng.randint(1, 5)) for line in self.declaration()]
        statements = declared + self.in_callable(make)
        self.scopes.pop()
        return [Block((f"func {name}()", statements)), self.guarded([Line(f"print({name}())")])]

    def hot_loop(self):
        """A loop at top level that is long enough to change tiers, with the errors inside caught."""
        item, error = self.fresh("i"), self.fresh("e")
        times = min(self.rng.choice([100, 300, 600]), max(1, (PROGRAM_LIMIT - self.cost) // 10))

        def make():
            calls = self.plain_call() if self.rng.random() < 0.5 else []
            return calls + self.body(self.rng.randint(2, 4), [(item, "int", False)])

        note = Line(f"seen := (seen * 31 + len({error}.message) + {error}.line) % 1000003")
        body = [
            Block(("try", self.repeated(times, make)), (f"except {error}", [note]))
            for _ in range(self.rng.randint(2, 4))
        ]
        body.append(Line(f"if {item} % {max(times // 6, 1)} == 0 {{ print({self.tag()}, {item}, seen) }}"))
        return [Block((f"for {item} in {times}", body))]

    def globals(self):
        statements = []
        for _ in range(self.rng.randint(6, 14)):
            kind = self.kind()
            word = self.rng.choice(["", "mut ", "let ", "const "])
            name = self.fresh("g")
            statements.append(Line(f"{word}{name} := {self.expressions.literal(kind)}"))
            self.declare(name, kind, word in ("", "mut "))
        return statements

    def program(self):
        rng = self.rng
        head = [
            Line("const inf0 := 100000000000000000000.0 * " + "1" + "0" * 300 + ".0"),
            Line("const nan0 := inf0 - inf0"),
            Line("mut seen := 0"),
            Line("mut held0 := null"),
            # A number in the place of a container would make a long loop.
            Line('func few(v) { if type(v) == "int" || type(v) == "float" { return 3 } return v }'),
            Line("func unwrapped(t) { mut v := t?  return [v] }"),
            Line('func risky(v) { if v % 4 == 3 { throw("risky " + v) } return v }'),
        ]
        self.scopes[0]["seen"] = Variable("int", False)
        structs = self.structs()
        if rng.random() < UNBOXED_SHARE:
            unboxed = Unboxed(rng, self.fresh)
            return head + Unboxed.structs() + [s for _ in range(rng.randint(1, 3)) for s in unboxed.family()]
        own = self.globals()
        functions = []
        for _ in range(rng.randint(3, 8)):
            functions.append(rng.choice([self.function] * 7 + [self.generator] * 2 + [self.task])())
        statements = head + self.redefinition_head() + structs + own + functions + self.keep_first_values()
        for _ in range(rng.randint(3, 7)):
            hot = rng.random() < 0.5 and self.cost < PROGRAM_LIMIT // 2
            statements += self.piece(self.hot_loop if hot else self.chunk)
        if rng.random() < 0.6:
            statements += self.replacement_scene()
        if rng.random() < 0.03:
            statements += self.deep_recursion()
        shown = [name for name, variable in self.scopes[0].items() if variable.kind != "fn"]
        statements += [Line(f"print({', '.join(shown[i : i + 4])})") for i in range(0, len(shown), 4)]
        if rng.random() < 0.15 and self.functions:
            statements.append(Line(self.expressions.call_of(rng.choice(self.functions), 1)))
        if rng.random() < 0.1:
            statements.append(Line(f"throw({self.expr('any', 1)})"))
        self.resolve_redefinitions()
        return statements


def generate(seed):
    """The program of a seed as a list of tree nodes."""
    return Generator(seed).program()
