"""Makes a failing program smaller while it keeps failing: statements first, then expressions."""

import copy
import re
import time

from tree import Block, Line, render

NUMBER = re.compile(r"(?<![\w.#])\d{2,}(?![\w.])")


class Shrinker:
    """`fails(program)` says whether a program still shows the failure."""

    def __init__(self, fails, seconds):
        self.fails = fails
        self.deadline = time.monotonic() + seconds

    def shrink(self, program):
        program = copy.deepcopy(program)
        before = None
        while before != render(program) and not self.out_of_time():
            before = render(program)
            self.drop_statements(program, program)
            self.unwrap_blocks(program, program)
            self.simplify_texts(program, program)
        return program

    def out_of_time(self):
        return time.monotonic() > self.deadline

    def still_fails(self, program):
        return not self.out_of_time() and self.fails(program)

    def drop_statements(self, program, statements):
        """Drops runs of statements of one list, long runs first, then goes into what is left."""
        length = max(len(statements), 1)
        while length >= 1:
            start = 0
            while start < len(statements):
                removed = statements[start : start + length]
                del statements[start : start + length]
                if not self.still_fails(program):
                    statements[start:start] = removed
                    start += length
            length //= 2
        for statement in list(statements):
            for inner in statement.lists():
                self.drop_statements(program, inner)

    def unwrap_blocks(self, program, statements):
        """Replaces a block by one of its bodies and drops its later sections."""
        index = 0
        while index < len(statements):
            block = statements[index]
            if isinstance(block, Block):
                if self.replaced(program, statements, index):
                    continue
                while len(block.sections) > 1:
                    last = block.sections.pop()
                    if not self.still_fails(program):
                        block.sections.append(last)
                        break
                for inner in block.lists():
                    self.unwrap_blocks(program, inner)
            index += 1

    def replaced(self, program, statements, index):
        block = statements[index]
        for body in block.lists():
            statements[index : index + 1] = body
            if self.still_fails(program):
                return True
            statements[index : index + len(body)] = [block]
        return False

    def simplify_texts(self, program, statements):
        for statement in statements:
            if isinstance(statement, Line):
                statement.text = self.simplify(statement.text, lambda t, s=statement: self.with_text(program, s, t))
                continue
            for section in statement.sections:
                section[0] = self.simplify(section[0], lambda t, s=section: self.with_head(program, s, t))
            for inner in statement.lists():
                self.simplify_texts(program, inner)

    def with_text(self, program, line, text):
        saved, line.text = line.text, text
        failing = self.still_fails(program)
        line.text = saved
        return failing

    def with_head(self, program, section, text):
        saved, section[0] = section[0], text
        failing = self.still_fails(program)
        section[0] = saved
        return failing

    def simplify(self, text, fails):
        """Tries smaller texts one after the other until none of them still fails."""
        progress = True
        while progress and not self.out_of_time():
            progress = False
            for candidate in candidates(text):
                if len(candidate) < len(text) and fails(candidate):
                    text = candidate
                    progress = True
                    break
        return text


def groups(text):
    """Spans of balanced brackets, longest first."""
    spans, stack = [], []
    for index, char in enumerate(text):
        if char in "([{":
            stack.append(index)
        elif char in ")]}" and stack:
            spans.append((stack.pop(), index + 1))
    return sorted(spans, key=lambda span: span[0] - span[1])


def candidates(text):
    for start, end in groups(text):
        inside = text[start + 1 : end - 1]
        if not inside:
            continue
        parts = split_top(inside)
        opening, closing = text[start], text[end - 1]
        yield text[:start] + opening + closing + text[end:]
        if opening == "(":
            # A call or a parenthesised operation becomes one of its operands or a constant.
            name = re.search(r"[\w.]*$", text[:start]).group()
            before = text[: start - len(name)]
            for part in parts + ["0", "1", '""', "1.5"]:
                yield before + part + text[end:]
        if len(parts) > 1:
            for index in range(len(parts)):
                kept = ", ".join(parts[:index] + parts[index + 1 :])
                yield text[:start] + opening + kept + closing + text[end:]
    for found in NUMBER.finditer(text):
        for smaller in ("1", "3", str(int(found.group()) // 2)):
            yield text[: found.start()] + smaller + text[found.end() :]


def split_top(text):
    """Operands separated by commas or by operators between spaces, outside of inner brackets."""
    parts, depth, start, quoted = [], 0, 0, False
    for index, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and (char == "," or (char == " " and re.match(r" (?:[-+*/%<>]|[<>=!]=|&&|\|\||\?\?) ", text[index:]))):
            parts.append(text[start:index].strip())
            start = index + 1 if char == "," else index + len(re.match(r" \S+ ", text[index:]).group())
    parts.append(text[start:].strip())
    return [part for part in parts if part]
