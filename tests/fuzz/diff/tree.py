"""Programs as trees of lines and blocks, so that the shrinker can drop and unwrap statements.

A program can be written out in variants that must print the same: `held` keeps the old value of a
variable alive wherever it is changed, so that nothing can be changed in place, and `captured`
captures every variable in a closure, so that none lives in a register.
"""


class Line:
    """One statement on one line. `changes` and `declares` name the variable that it is about."""

    def __init__(self, text, changes=None, declares=None):
        self.text = text
        self.changes = changes
        self.declares = declares

    def render(self, out, indent, variant):
        text = self.text
        if variant == "held" and self.changes:
            text = f"held0 := {self.changes}; {text}"
        if variant == "captured" and self.declares:
            text = f"{text}; (func() {{ return {self.declares} }})"
        out.append("    " * indent + text)

    def lists(self):
        return []

    def size(self):
        return 1


class Block:
    """A statement with bodies: `sections` are [head, statements] pairs, `tail` follows the last brace."""

    def __init__(self, *sections, tail=""):
        self.sections = [list(section) for section in sections]
        self.tail = tail

    def render(self, out, indent, variant):
        pad = "    " * indent
        for index, (head, body) in enumerate(self.sections):
            out.append(pad + ("} " if index else "") + head + " {")
            for statement in body:
                statement.render(out, indent + 1, variant)
        out.append(pad + "}" + self.tail)

    def lists(self):
        return [body for _, body in self.sections]

    def size(self):
        return 1 + sum(statement.size() for body in self.lists() for statement in body)


def render(statements, variant=None):
    out = []
    for statement in statements:
        statement.render(out, 0, variant)
    return "\n".join(out) + "\n"


def size(statements):
    return sum(statement.size() for statement in statements)
