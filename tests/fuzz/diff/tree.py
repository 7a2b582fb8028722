"""Programs as trees of lines and blocks, so that the shrinker can drop and unwrap statements."""


class Line:
    """One statement on one line."""

    def __init__(self, text):
        self.text = text

    def render(self, out, indent):
        out.append("    " * indent + self.text)

    def lists(self):
        return []

    def size(self):
        return 1


class Block:
    """A statement with bodies: `sections` are [head, statements] pairs, `tail` follows the last brace."""

    def __init__(self, *sections, tail=""):
        self.sections = [list(section) for section in sections]
        self.tail = tail

    def render(self, out, indent):
        pad = "    " * indent
        for index, (head, body) in enumerate(self.sections):
            out.append(pad + ("} " if index else "") + head + " {")
            for statement in body:
                statement.render(out, indent + 1)
        out.append(pad + "}" + self.tail)

    def lists(self):
        return [body for _, body in self.sections]

    def size(self):
        return 1 + sum(statement.size() for body in self.lists() for statement in body)


def render(statements):
    out = []
    for statement in statements:
        statement.render(out, 0)
    return "\n".join(out) + "\n"


def size(statements):
    return sum(statement.size() for statement in statements)
