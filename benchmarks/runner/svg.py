"""Pieces of SVG: elements, scales, axes. Colours and fonts are classes of chart.css."""

import math
import re
from html import escape
from pathlib import Path

STYLE = (Path(__file__).resolve().parent / "chart.css").read_text(encoding="utf-8")
TICK_STEPS = (1, 2, 5)
MARGIN = 14
TITLE = re.compile(r"<title>[^<]*</title>")


def number(value):
    """A coordinate with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def attribute(name, value):
    text = number(value) if isinstance(value, (int, float)) else str(value)
    return f' {name.rstrip("_").replace("_", "-")}="{escape(text)}"'


def element(tag, *children, **attributes):
    """One element; children are finished markup. `class_` and `stroke_width` become XML's names."""
    opened = f"<{tag}" + "".join(attribute(name, value) for name, value in attributes.items())
    return f"{opened}>{''.join(children)}</{tag}>" if children else f"{opened}/>"


def text(x, y, content, class_, anchor="start"):
    return element("text", escape(content), x=x, y=y, class_=class_, text_anchor=anchor)


def title(content):
    """What a browser shows when the pointer rests on the element around it."""
    return element("title", escape(content))


def line(x1, y1, x2, y2, class_):
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def bar(x1, x2, y, height, class_):
    """A horizontal bar between two places, whichever is further to the right."""
    left, width = min(x1, x2), max(abs(x2 - x1), 0.75)
    return element("rect", x=left, y=y, width=width, height=height, rx=1.5, class_=class_)


def whisker(low, high, y):
    """An interval: a line with ends."""
    left, right = number(low), number(high)
    ends = f"M{left},{number(y - 3)}v6M{right},{number(y - 3)}v6"
    return element("path", d=f"M{left},{number(y)}H{right}{ends}", class_="whisker")


def picture(width, height, markup, label):
    """A chart to stand in a page that brings chart.css."""
    box = f"0 0 {number(width)} {number(height)}"
    attributes = {"viewBox": box, "width": width, "height": height, "class": "chart", "role": "img"}
    return element("svg", markup, **attributes, aria_label=label)


def file(width, height, markup, label):
    """A chart as a file of its own: with style, background and margins, light and dark.

    An image in a document shows no titles under the pointer, so they are left out.
    """
    outer_width, outer_height = width + 2 * MARGIN, height + 2 * MARGIN
    inner = element("g", TITLE.sub("", markup), transform=f"translate({MARGIN} {MARGIN})")
    surface = element("rect", width=outer_width, height=outer_height, class_="surface")
    whole = picture(outer_width, outer_height, element("style", STYLE) + surface + inner, label)
    return whole.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) + "\n"


class Linear:
    """From 0 to `largest` on a line from `left` to `right`."""

    def __init__(self, largest, left, right):
        self.largest, self.left, self.right = largest, left, right

    def __call__(self, value):
        return self.left + (self.right - self.left) * value / self.largest


class Logarithmic:
    """From `smallest` to `largest`, both above 0, on a line from `left` to `right`."""

    def __init__(self, smallest, largest, left, right):
        self.smallest, self.largest, self.left, self.right = smallest, largest, left, right

    def __call__(self, value):
        share = math.log(value / self.smallest) / math.log(self.largest / self.smallest)
        return self.left + (self.right - self.left) * min(max(share, 0), 1)

    def ticks(self, steps=TICK_STEPS):
        """The round numbers 1, 2, 5, 10 and so on within the scale."""
        first = math.floor(math.log10(self.smallest))
        last = math.ceil(math.log10(self.largest))
        found = [step * 10.0**power for power in range(first, last + 1) for step in steps]
        return [tick for tick in found if self.smallest <= tick <= self.largest]


def log_axis(scale, top, bottom, steps=TICK_STEPS):
    """Grid lines of a logarithmic scale; the line at 1 is stronger."""
    parts = []
    for tick in scale.ticks(steps):
        x = scale(tick)
        parts.append(line(x, top, x, bottom, "even" if tick == 1 else "grid"))
        parts.append(text(x, top - 5, f"{tick:g}×", "tick", "middle"))
    return "".join(parts)
