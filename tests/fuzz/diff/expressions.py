"""Random expressions of a wanted type, with a few of the wrong type among them.

Types are names: the scalars int, float, str, bool, null and any (one of them); arrays ai, af, as,
aa (of any) and aai (of ai); dicts di (string keys), dk (int keys), da (mixed keys, any values);
structs S0, S1; fn, a function of one argument. A value never holds another of its own type, so
that no program can make data that grows without bound.
"""

SCALARS = ["int", "float", "str", "bool", "null"]
ELEMENT = {
    "ai": "int", "af": "float", "as": "str", "aa": "any", "aai": "ai", "aS": "S0",
    "di": "int", "dk": "float", "da": "any",
}  # fmt: skip
ARRAYS = ["ai", "af", "as", "aa", "aai", "aS"]
DICTS = ["di", "dk", "da"]
STRUCTS = ["S0", "S1"]
TYPES = SCALARS[:4] + ["any"] + ARRAYS + DICTS + STRUCTS + ["fn", "tag"]
# How struct fields are typed; the generator declares the structs accordingly.
FIELDS = {
    "S0": {"x": "int", "y": "float"},
    "S1": {"name": "str", "tags": "ai", "inner": "S0", "note": "any"},
}

BIG_INTS = [
    "9223372036854775807", "(-9223372036854775807 - 1)", "9223372036854775806", "4611686018427387904",
    "(-4611686018427387905)", "2147483647", "2147483648", "(-2147483648)", "4294967296",
    "9007199254740993", "3037000500", "(-3037000500)", "1000003", "65536", "255", "256",
]  # fmt: skip
FLOATS = [
    "0.0", "(-0.0)", "1.0", "0.5", "1.5", "(-2.25)", "0.1", "0.30000000000000004", "100.0", "3.7",
    "1000000000000.0", "9007199254740992.0", "9223372036854775808.0", "0.0000001", "inf0", "nan0",
    "(-inf0)", "2.0", "(-1.0)",
]  # fmt: skip
STRINGS = [
    '""', '"a"', '"b"', '"abc"', '"é"', '"naïve"', '"日本"', '"😀x"', '"0"', '"12"', '"-3"', '"x y z"',
    '"a,b,,c"', '"Zebra"', '"\\n"', '"007"', '"longer text to leave the short form behind"', '"key"',
]  # fmt: skip
KEYS = ['"a"', '"b"', '"key"', '"é"', '"0"', '"7"', '"-1"', '"01"', '"zz"']


class Expressions:
    """Makes expressions from a random source and the variables that `visible(type)` names."""

    def __init__(self, rng, visible, callable_functions, wrong_share=0.02):
        self.rng = rng
        self.visible = visible
        self.callable_functions = callable_functions
        self.wrong_share = wrong_share

    def pick(self, *choices):
        return self.rng.choice(choices)

    def expr(self, kind, depth=2):
        rng = self.rng
        if kind == "any":
            kind = rng.choice(SCALARS)
        if rng.random() < self.wrong_share:
            kind = rng.choice(SCALARS)
            depth = min(depth, 1)
        if rng.random() < (0.45 if depth > 0 else 0.75):
            name = self.variable(kind)
            if name:
                return name
        if depth <= 0:
            return self.literal(kind)
        if rng.random() < 0.12:
            call = self.call(kind, depth - 1)
            if call:
                return call
        maker = getattr(self, "make_" + kind, None)
        if maker is None or rng.random() < 0.1:
            return self.literal(kind)
        return maker(depth - 1)

    def variable(self, kind):
        """A visible variable; mostly one of those declared last, which are locals."""
        names = self.visible(kind)
        if not names:
            return None
        return self.rng.choice(names[-3:] if self.rng.random() < 0.6 else names)

    def call(self, kind, depth):
        functions = self.callable_functions(kind)
        if not functions:
            return None
        return self.call_of(self.rng.choice(functions), depth)

    def call_of(self, function, depth):
        arguments = [self.expr(p, min(depth, 1)) for p in function.params]
        if function.bound:
            arguments[0] = str(self.rng.randint(0, function.bound))
        if self.rng.random() < 0.02:
            arguments = arguments[:-1] if self.rng.random() < 0.5 else arguments + ["1"]
        return f"{function.name}({', '.join(arguments)})"

    # --- literals ---------------------------------------------------------------------------

    def literal(self, kind):
        rng = self.rng
        if kind == "int":
            if rng.random() < 0.12:
                return rng.choice(BIG_INTS)
            number = rng.choice([0, 1, 2, 3, 5, 7, 10, 31, 100, rng.randint(0, 1000)])
            return str(number) if rng.random() < 0.8 else f"(-{number})"
        if kind == "float":
            return rng.choice(FLOATS)
        if kind == "str":
            return rng.choice(STRINGS)
        if kind == "bool":
            return self.pick("true", "false")
        if kind == "null":
            return "null"
        if kind in ARRAYS:
            count = rng.choice([0, 1, 2, 3, 4, 4, 6, 9])
            return "[" + ", ".join(self.expr(ELEMENT[kind], 0) for _ in range(count)) + "]"
        if kind in DICTS:
            count = rng.choice([0, 1, 2, 3, 5])
            entries = (f"{self.key(kind)}: {self.expr(ELEMENT[kind], 0)}" for _ in range(count))
            return "({" + ", ".join(entries) + "})"
        if kind in STRUCTS:
            fields = [f for f in FIELDS[kind] if rng.random() < 0.98]
            inside = ", ".join(f"{f}: {self.expr(FIELDS[kind][f], 0)}" for f in fields)
            return f"{kind} {{ {inside} }}" if fields else f"({kind} {{}})"
        if kind == "fn":
            return self.make_fn(0)
        if kind == "tag":
            return self.make_tag(0)
        return "0"

    def key(self, kind):
        rng = self.rng
        if kind == "dk" or (kind == "da" and rng.random() < 0.4):
            return rng.choice(["0", "1", "2", "3", "7", "10", "(-1)", "1000", "63", "64"])
        return rng.choice(KEYS)

    # --- scalars ----------------------------------------------------------------------------

    def index(self, name):
        rng = self.rng
        choice = rng.random()
        if choice < 0.55:
            return str(rng.choice([0, 0, 0, 1, 1, 2]))
        if choice < 0.7:
            return "(-1)"
        if choice < 0.8:
            return f"(len({name}) - 1)"
        if choice < 0.92:
            return f"(abs({self.variable('int') or '5'} % 1000) % max(len({name}), 1))"
        return f"({self.expr('int', 0)} % 4)"

    def element_of(self, kind, containers):
        """An element read from a visible container of elements of this kind, or None."""
        found = [(c, name) for c in containers if ELEMENT[c] in (kind, "any") for name in self.visible(c)]
        if not found:
            return None
        container, name = self.rng.choice(found)
        if container in ARRAYS:
            return f"{name}[{self.index(name)}]"
        return self.dict_read(container, name)

    def dict_read(self, container, name):
        key = self.key(container)
        choice = self.rng.random()
        if choice < 0.3:
            return f"get({name}, {key}, {self.expr(ELEMENT[container], 0)})"
        if choice < 0.5:
            return f"({name}[{key}] ?? {self.expr(ELEMENT[container], 0)})"
        if choice < 0.6:
            return f"({name}.{self.pick('a', 'b', 'key', 'zz')} ?? {self.expr(ELEMENT[container], 0)})"
        return f"{name}[{key}]"

    def field_of(self, kind):
        found = [
            f"{name}.{field}"
            for struct in STRUCTS
            for field, field_kind in FIELDS[struct].items()
            if field_kind == kind
            for name in self.visible(struct)
        ]
        return self.rng.choice(found) if found else None

    def make_int(self, depth):
        rng = self.rng
        e = self.expr
        choice = rng.random()
        if choice < 0.45:
            return f"({e('int', depth)} {self.pick('+', '-', '*', '+', '-')} {e('int', depth)})"
        if choice < 0.57:
            divisor = str(rng.choice([1, 2, 3, 7, 10, 97])) if rng.random() < 0.7 else e("int", depth)
            return f"({e('int', depth)} {self.pick('%', '/')} {divisor})"
        if choice < 0.62:
            return f"(-{e('int', depth)})"
        if choice < 0.75:
            read = self.element_of("int", ["ai", "aa", "di", "da"]) or self.field_of("int")
            if read:
                return read
        if choice < 0.85:
            return rng.choice([
                lambda: f"len({e(rng.choice(ARRAYS + DICTS + ['str']), depth)})",
                lambda: f"abs({e('int', depth)})",
                lambda: f"min({e('int', depth)}, {e('int', depth)})",
                lambda: f"max({e('int', depth)}, {e('int', depth)})",
                lambda: f"floor({e('float', depth)})",
                lambda: f"round({e('float', depth)})",
                lambda: f"sum({e('ai', depth)})",
                lambda: f"to_int({e('str', depth)})",
                lambda: f"{e('str', 0)}.index_of({e('str', 0)})",
                lambda: f"{e('ai', depth)}.reduce(0, func(p, q) {{ return p + q }})",
                lambda: f"reduce({e('ai', depth)}, 1, func(p, q) {{ return p * q }})",
            ])()  # fmt: skip
        if choice < 0.88:
            return self.changing_read(depth)
        if choice < 0.91:
            function = self.variable("fn")
            if function:
                argument = e("int", depth)
                return rng.choice([f"{function}({argument})", f"({argument} |> {function})"])
        if choice < 0.95:
            struct = self.expr("S0", 0)
            return f"({struct}).{self.pick('total()', 'norm(2)', 'x')}"
        return f"({e('int', depth)} ?? {e('int', 0)})"

    def changing_read(self, depth):
        """An operand that fails now and then, or that changes a variable of the same expression."""
        array = self.variable("ai")
        dictionary = self.variable("di")
        forms = [f"risky({self.expr('int', depth)})"]
        if array:
            forms += [
                f"({array}[0] + {array}.pop())", f"({array}.pop() ?? len({array}))",
                f"(len({array}) * 10 + ({array}.remove_at(0) + {array}[0]))",
                f"sum([...{array}, {array}.pop(), ...{array}])", f"sum({array} + {array}.remove({self.literal('int')}))",
            ]  # fmt: skip
        if dictionary:
            key = self.key("di")
            forms.append(f"(({dictionary}.remove({key}) ?? 0) + len({dictionary}) + get({dictionary}, {key}, 5))")
        return self.rng.choice(forms)

    def make_float(self, depth):
        rng = self.rng
        e = self.expr
        choice = rng.random()
        if choice < 0.5:
            left, right = self.pick(("float", "float"), ("int", "float"), ("float", "int"), ("float", "float"))
            return f"({e(left, depth)} {self.pick('+', '-', '*', '/', '%', '+', '*')} {e(right, depth)})"
        if choice < 0.6:
            return f"(-{e('float', depth)})"
        if choice < 0.8:
            read = self.element_of("float", ["af", "aa", "dk"]) or self.field_of("float")
            if read:
                return read
        return rng.choice([
            lambda: f"sqrt({e('float', depth)})",
            lambda: f"abs({e('float', depth)})",
            lambda: f"to_float({e('int', depth)})",
            lambda: f"min({e('float', depth)}, {e('float', depth)})",
            lambda: f"max({e('float', depth)}, {e('int', depth)})",
            lambda: f"pow({e('float', depth)}, {rng.randint(0, 4)})",
        ])()  # fmt: skip

    def make_str(self, depth):
        rng = self.rng
        e = self.expr
        choice = rng.random()
        if choice < 0.35:
            left, right = self.pick(("str", "str"), ("str", "int"), ("float", "str"), ("str", "bool"), ("str", "null"))
            return f"({e(left, depth)} + {e(right, depth)})"
        if choice < 0.5:
            return f'"<${{{e(rng.choice(["int", "float", "str", "ai", "S0"]), min(depth, 0))}}}|${{{e("any", 0)}}}>"'
        if choice < 0.58:
            return f"({e('str', 0)} * {rng.randint(-1, 4)})"
        if choice < 0.72:
            read = self.element_of("str", ["as", "aa", "da"]) or self.field_of("str")
            if read:
                return read
        return rng.choice([
            lambda: f"{e('str', 0)}[{rng.randint(-2, 3)}]",
            lambda: f"to_string({e(rng.choice(['int', 'float', 'ai', 'di', 'S1', 'aa']), depth)})",
            lambda: f"substring({e('str', depth)}, {rng.randint(0, 2)}, {rng.randint(0, 6)})",
            lambda: f"{e('str', 0)}.upper()",
            lambda: f"to_lower({e('str', depth)})",
            lambda: f"type({e('any', depth)})",
            lambda: f"join({e('ai', depth)}, \",\")",
            lambda: f"replace({e('str', depth)}, {e('str', 0)}, \"_\")",
            lambda: f"str_reverse({e('str', depth)})",
            lambda: f"{e('str', 0)}.trim()",
            lambda: f"{e('str', 0)}.repeat({rng.randint(0, 3)})",
        ])()  # fmt: skip

    def make_bool(self, depth):
        rng = self.rng
        e = self.expr
        choice = rng.random()
        if choice < 0.5:
            left = rng.choice(["int", "int", "float", "str"])
            right = left if rng.random() < 0.8 or left == "str" else rng.choice(["int", "float"])
            return f"({e(left, depth)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {e(right, depth)})"
        if choice < 0.65:
            kind = rng.choice(["ai", "aa", "di", "S0", "S1", "str", "any", "fn", "af"])
            return f"({e(kind, depth)} {self.pick('==', '!=')} {e(kind, depth)})"
        if choice < 0.75:
            return f"({e('any', depth)} {self.pick('&&', '||')} {e('any', depth)})"
        if choice < 0.82:
            return f"(!{e('bool', depth)})"
        if choice < 0.87:
            return f"(({e('S0', 0)}) {self.pick('<', '==', '!=', '>')} ({e('S0', 0)}))"
        return rng.choice([
            lambda: f"contains({e('ai', depth)}, {e('int', 0)})",
            lambda: f"has_key({e('di', depth)}, {self.key('di')})",
            lambda: f"{e('str', 0)}.starts_with({e('str', 0)})",
            lambda: f"any({e('ai', depth)}, func(v) {{ return v > {rng.randint(0, 9)} }})",
            lambda: f"all({e('aa', depth)}, func(v) {{ return v }})",
        ])()  # fmt: skip

    # --- containers -------------------------------------------------------------------------

    def short(self):
        """A string that cannot be long, to be kept in a container."""
        return self.literal("str") if self.rng.random() < 0.6 else f"substring({self.expr('str', 0)}, 0, 9)"

    def item(self, kind):
        return self.short() if kind == "str" else self.expr(kind, 1 if kind in SCALARS else 0)

    def array(self, kind, depth):
        rng = self.rng
        e = self.expr
        inner = ELEMENT[kind]
        forms = [
            lambda: "[" + ", ".join(self.item(inner) for _ in range(rng.randint(0, 5))) + "]",
            lambda: f"push({e(kind, depth)}, {self.item(inner)})",
            lambda: f"({e(kind, depth)} + [{self.item(inner)}])",
            lambda: f"[...{e(kind, depth)}, {self.item(inner)}]",
            lambda: f"reverse({e(kind, depth)})",
            lambda: f"slice({e(kind, depth)}, {rng.randint(0, 2)}, {rng.randint(0, 5)})",
            lambda: f"{e(kind, depth)}.filter(func(v) {{ return v != {self.literal(inner)} }}).collect()",
            lambda: f"{e(kind, depth)}.take({rng.randint(0, 4)}).collect()",
        ]
        return rng.choice(forms)()

    def make_ai(self, depth):
        rng = self.rng
        e = self.expr
        if rng.random() < 0.55:
            return self.array("ai", depth)
        return rng.choice([
            lambda: f"range({rng.randint(-2, 3)}, {rng.randint(0, 9)})",
            lambda: f"sort({e('ai', depth)})",
            lambda: f"sort({e('ai', depth)}, func(p, q) {{ return q - p }})",
            lambda: f"unique({e('ai', depth)})",
            lambda: f"map({e('ai', depth)}, {e('fn', 0)})",
            lambda: f"filter({e('ai', depth)}, func(v) {{ return v % {rng.randint(0, 3)} == 0 }})",
            lambda: f"{e('ai', depth)}.map({e('fn', 0)}).collect()",
            lambda: f"map({e('ai', depth)}, func(v) {{ return v * {e('int', 0)} }})",
            lambda: self.field_of("ai") or "[]",
        ])()  # fmt: skip

    def make_af(self, depth):
        if self.rng.random() < 0.6:
            return self.array("af", depth)
        return f"map({self.expr('ai', depth)}, func(v) {{ return v * {self.expr('float', 0)} }})"

    def make_as(self, depth):
        if self.rng.random() < 0.6:
            return self.array("as", depth)
        return self.pick(
            f'split({self.expr("str", 0)}, ",")',
            f"sort({self.expr('as', depth)})",
            f"keys({self.expr('da', depth)})",
            f"map({self.expr('ai', depth)}, func(v) {{ return \"n\" + v }})",
        )

    def make_aa(self, depth):
        if self.rng.random() < 0.7:
            return self.array("aa", depth)
        return self.pick(f"values({self.expr('da', depth)})", f"values({self.expr('di', depth)})")

    def make_aai(self, depth):
        return self.array("aai", depth)

    def make_aS(self, depth):
        return self.array("aS", depth)

    def dictionary(self, kind, depth):
        rng = self.rng
        entries = [f"{self.key(kind)}: {self.item(ELEMENT[kind])}" for _ in range(rng.randint(0, 5))]
        if rng.random() < 0.25:
            entries.insert(rng.randint(0, len(entries)), f"...{self.expr(kind, depth)}")
        if rng.random() < 0.2:
            return f"merge({self.expr(kind, depth)}, ({{{', '.join(entries)}}}))"
        return "({" + ", ".join(entries) + "})"

    def make_di(self, depth):
        return self.dictionary("di", depth)

    def make_dk(self, depth):
        return self.dictionary("dk", depth)

    def make_da(self, depth):
        return self.dictionary("da", depth)

    # --- structs, functions, tags -----------------------------------------------------------

    def make_S0(self, depth):
        e = self.expr
        return self.rng.choice([
            lambda: f"S0 {{ x: {e('int', depth)}, y: {e('float', depth)} }}",
            lambda: f"({e('S0', depth)} + {e('S0', 0)})",
            lambda: f"({e('S0', depth)} * {e('int', 0)})",
            lambda: f"(-{e('S0', depth)})",
            lambda: f"({e('S0', depth)}).moved({e('int', 0)})",
            lambda: f"({e('S1', 0)}).inner",
        ])()  # fmt: skip

    def make_S1(self, depth):
        e = self.expr
        return self.rng.choice([
            lambda: self.literal("S1"),
            lambda: f"({e('S1', 0)}).tagged({e('int', depth)})",
            lambda: f"S1 {{ name: {self.short()}, tags: {e('ai', depth)}, inner: {e('S0', 0)} }}",
        ])()  # fmt: skip

    def make_fn(self, depth):
        captured = self.expr("int", 0)
        return self.rng.choice([
            f"func(v) {{ return v + {captured} }}",
            f"func(v) {{ return v * {captured} }}",
            f"func(v) {{ if v > {captured} {{ return {self.expr('any', 0)} }} return v }}",
            f"func(v) {{ if v == {self.rng.randint(0, 9)} {{ throw(\"bad \" + v) }} return v - 1 }}",
            "func(v) { mut n := v  n += 1  return n * n }",
            "abs",
        ])  # fmt: skip

    def make_tag(self, depth):
        return self.pick(
            "None", f"Some({self.expr('any', depth)})", f"Ok({self.expr('int', depth)})",
            f"Err({self.short()})", "Color::Red", f"Color::Rgb({self.expr('int', 0)}, {self.expr('any', 0)})",
            f"Some(Ok({self.expr('int', 0)}))",
        )  # fmt: skip
