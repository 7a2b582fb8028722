"""The charts of a measurement. Each function gives (width, height, markup) for `svg.picture` or
`svg.file`; what is drawn comes from the document alone.

Blue is where the base is faster, red where it is slower, grey where the interval leaves it open.
"""

from runner import document as doc
from runner import svg
from runner.report import between, seconds, times
from runner.runtimes import RUFFS

ROW = 22
THIN_ROW = 16
STEPS_WIDE = (1,)
FEW_TICKS_ABOVE = 40
HINT_WIDTH = 130


def short_time(value):
    return milliseconds(value) if value < 0.01 else f"{seconds(value)} s"


def milliseconds(value):
    return f"{value * 1000:.1f} ms"


def side(ratio):
    """The class of a bar for a ratio."""
    if ratio.above(1):
        return "win"
    return "loss" if ratio.below(1) else "open"


def kind(name, base):
    """The class of a runtime's bar: the base and other ways to run Ruff stand out."""
    if name == base:
        return "base"
    return "variant" if name in RUFFS else "peer"


def ratio_scale(ratios, left, right):
    """A logarithmic scale that holds 1 and all intervals, with some room."""
    low = min([1, *(ratio.low for ratio in ratios)])
    high = max([1, *(ratio.high for ratio in ratios)])
    return svg.Logarithmic(min(low / 1.15, 0.7), max(high * 1.15, 1.4), left, right)


def steps_of(scale):
    return STEPS_WIDE if scale.largest / scale.smallest > FEW_TICKS_ABOVE else svg.TICK_STEPS


def means(document, group=doc.ALL, heading="", width=860):
    """The geometric mean of each runtime over a group of programs, on a logarithmic scale."""
    base = document["base"]
    rows = [(name, doc.mean(document, name, group)) for name in document["runtimes"]]
    rows = [(name, mean) for name, mean in rows if mean is not None]
    rows.sort(key=lambda row: -row[1].value)
    scale = ratio_scale([mean for _, mean in rows], 112, width - 140)
    top = 62 if heading else 50
    bottom = top + ROW * len(rows)
    parts = [
        svg.text(0, 15, heading, "title"),
        svg.text(scale(1) + 8, top - 30, f"{base} is faster ▸", "note"),
        svg.log_axis(scale, top - 6, bottom + 2),
    ]
    if scale(1) > HINT_WIDTH:
        parts.append(svg.text(scale(1) - 8, top - 30, "◂ the other is faster", "note", "end"))
    for index, (name, mean) in enumerate(rows):
        count = document["means"][group][name]["programs"]
        label = f"{name}: {times(mean.value)}× ({between(mean, times)}) on {count} programs"
        middle = top + ROW * index + ROW / 2
        parts.append(mean_bar(name, mean, label, scale, middle, width))
    return width, bottom + 8, "".join(parts)


def mean_bar(name, mean, label, scale, middle, width):
    return svg.element(
        "g",
        svg.title(label),
        svg.text(104, middle + 4, name, "name", "end"),
        svg.bar(scale(1), scale(mean.value), middle - 6, 12, side(mean)),
        svg.whisker(scale(mean.low), scale(mean.high), middle),
        svg.text(width - 82, middle + 4, f"{times(mean.value)}×", "strong", "end"),
        svg.text(width, middle + 4, between(mean, times), "note", "end"),
    )


def time_bars(heading, results, base, width=350, form=short_time):
    """The times of one program: bars of medians with intervals; a notch marks the minimum."""
    good = {name: series for name, series in results.items() if not series["failure"]}
    medians = {name: doc.estimate(series, "median") for name, series in good.items()}
    largest = max([median.high for median in medians.values()] or [1])
    scale = svg.Linear(largest, 98, width - 112)
    parts = [svg.text(0, 15, heading, "title")]
    for index, (name, series) in enumerate(results.items()):
        middle = 26 + THIN_ROW * index + THIN_ROW / 2
        label = svg.text(92, middle + 4, name, "strong" if name == base else "name", "end")
        if series["failure"]:
            parts += [label, svg.text(100, middle + 4, series["failure"], "note")]
            continue
        parts.append(time_bar(name, series, medians[name], base, scale, middle, width, form) + label)
    return width, 32 + THIN_ROW * len(results), "".join(parts)


def time_bar(name, series, median, base, scale, middle, width, form):
    ratio = doc.estimate(series, "ratio") if name != base else None
    label = f"{name}: median {form(median.value)} ({between(median, form)}), "
    label += f"minimum {form(series['min'])}"
    label += f", {times(ratio.value)}× ({between(ratio, times)})" if ratio else ""
    least = scale(series["min"])
    parts = [
        svg.title(label),
        svg.bar(scale(0), scale(median.value), middle - 5, 10, kind(name, base)),
        svg.line(least, middle - 5, least, middle + 5, "least"),
        svg.whisker(scale(median.low), scale(median.high), middle),
        svg.text(width - 50, middle + 4, form(median.value), "value", "end"),
    ]
    if ratio:
        parts.append(svg.text(width, middle + 4, f"{times(ratio.value)}×", "note", "end"))
    return svg.element("g", *parts)


def shared_scale(document, left, right):
    """The scale of all ratio panels of a document, so that they can be compared."""
    names = [name for name in document["runtimes"] if name != document["base"]]
    everything = [ratio for name in names for ratio in doc.ratios(document, name).values()]
    return ratio_scale(everything, left, right)


def ratio_panel(document, name, width=370):
    """The ratio of one runtime on each program, sorted, on a logarithmic scale."""
    ratios = sorted(doc.ratios(document, name).items(), key=lambda item: -item[1].value)
    scale = shared_scale(document, 124, width - 52)
    top, bottom = 46, 46 + THIN_ROW * len(ratios)
    mean = doc.mean(document, name)
    heading = f"{name} / {document['base']}"
    axis = svg.log_axis(scale, top - 4, bottom + 2, steps_of(scale))
    parts = [svg.text(0, 15, heading, "title"), axis]
    if mean:
        parts.append(svg.text(width, 15, f"mean {times(mean.value)}×", "strong", "end"))
    for index, (program, ratio) in enumerate(ratios):
        middle = top + THIN_ROW * index + THIN_ROW / 2
        label = f"{program}: {times(ratio.value)}× ({between(ratio, times)})"
        parts.append(
            svg.element(
                "g", svg.title(label), svg.text(118, middle + 4, program, "name", "end"),
                svg.bar(scale(1), scale(ratio.value), middle - 4.5, 9, side(ratio)),
                svg.whisker(scale(ratio.low), scale(ratio.high), middle),
                svg.text(width, middle + 4, f"{times(ratio.value)}×", "value", "end"),
            )
        )  # fmt: skip
    return width, bottom + 10, "".join(parts)


def ratio_panels(document, columns=2, gap=30):
    """All ratio panels beside each other, as one chart; the languages before other ways of Ruff."""
    names = [name for name in document["runtimes"] if doc.ratios(document, name)]
    names = [name for name in names if name != document["base"]]
    names.sort(key=lambda name: name in RUFFS)
    parts, y, width = [], 0, 0
    for first in range(0, len(names), columns):
        tallest = 0
        for column, name in enumerate(names[first : first + columns]):
            panel_width, height, markup = ratio_panel(document, name)
            x = column * (panel_width + gap)
            parts.append(svg.element("g", markup, transform=f"translate({x} {y})"))
            tallest, width = max(tallest, height), max(width, x + panel_width)
        y += tallest + gap
    return width, y - gap, "".join(parts)


def history_line(heading, points, labels, form, width=350, height=130):
    """Estimates over commits: a line of values and a band of intervals. Points may be None."""
    left, right, top, bottom = 8, width - 62, 30, height - 22
    known = [(index, point) for index, point in enumerate(points) if point is not None]
    low = min(point.low for _, point in known) * 0.95
    high = max(point.high for _, point in known) * 1.05
    step = (right - left) / max(len(points) - 1, 1)

    def place(index, value):
        return left + step * index, bottom - (bottom - top) * (value - low) / (high - low or 1)

    def path(pairs):
        return " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in pairs)

    lows = [place(index, point.low) for index, point in known]
    highs = [place(index, point.high) for index, point in known]
    values = [place(index, point.value) for index, point in known]
    last_x, last_y = values[-1]
    parts = [
        svg.text(0, 15, heading, "title"),
        svg.line(left, bottom, right, bottom, "grid"),
        svg.element("polygon", points=path([*lows, *reversed(highs)]), class_="band"),
        svg.element("polyline", points=path(values), class_="line"),
        svg.text(last_x + 8, last_y + 4, form(known[-1][1].value), "strong"),
        svg.text(left, height - 6, labels[0], "tick"),
        svg.text(right, height - 6, labels[-1], "tick", "end"),
    ]
    for (index, point), (x, y) in zip(known, values):
        label = f"{labels[index]}: {form(point.value)} ({between(point, form)})"
        parts.append(svg.element("circle", svg.title(label), cx=x, cy=y, r=4, class_="point"))
    return width, height, "".join(parts)
