"""The HTML report: one file with everything in it, charts as inline SVG, light and dark.

It needs nothing from anywhere else, so it can be kept, sent and opened without a network.
"""

from html import escape
from pathlib import Path

from runner import charts, history, losses, svg
from runner import document as doc
from runner.report import between, mebibytes, seconds, times

HERE = Path(__file__).resolve().parent
STYLE = HERE / "report.css"


def tag(name, *children, **attributes):
    """An element; children are finished markup."""
    opened = name + "".join(svg.attribute(key, value) for key, value in attributes.items())
    return f"<{opened}>{''.join(children)}</{name}>"


def drawn(chart, label):
    width, height, markup = chart
    return svg.picture(width, height, markup, label=label)


def figure(chart, label):
    return tag("figure", drawn(chart, label))


def card(chart, label):
    return tag("div", drawn(chart, label), class_="card")


def section(identity, heading, *content):
    return tag("section", tag("h2", escape(heading)), *content, id=identity)


def paragraph(text, class_="explain"):
    return tag("p", escape(text), class_=class_)


def cell(content, class_=None, title=None):
    attributes = {"class_": class_, "title": title}
    return tag("td", content, **{name: value for name, value in attributes.items() if value})


def html_table(head, rows):
    """A table that scrolls sideways when it is wider than the window; rows are lists of cells."""
    first = tag("tr", *(tag("th", escape(text), scope="col") for text in head))
    body = "".join(tag("tr", *row) for row in rows)
    return tag("div", tag("table", tag("thead", first), tag("tbody", body)), class_="scroll")


# --- head ----------------------------------------------------------------------------------------


def fact(name, value):
    return tag("dt", escape(name)) + tag("dd", escape(value))


def facts(document):
    """Where, when and how it was measured."""
    environment = document["environment"]
    machine, commit = environment["machine"], environment["commit"]
    items = [
        fact("Date", environment["date"].replace("T", " ").replace("Z", " UTC")),
        fact("Processor", f"{machine['processor']}, {machine['cpus']} of them"),
        fact("Memory", f"{machine['memory_bytes'] / 2**30:.1f} GiB"),
        fact("System", machine["system"]),
    ]
    if commit:
        changed = " (with changes)" if commit["modified"] else ""
        items.insert(1, fact("Commit", f"{commit['id'][:12]}{changed} {commit['subject']}"))
    load = f"{environment['load_before'][0]:.1f} before, {environment['load_after'][0]:.1f} after"
    items.append(fact("Runs", f"{environment['runs']} of each program, interleaved"))
    items.append(fact("Load average", load))
    if doc.caution(document):
        items.append(fact("Caution", doc.caution(document)))
    return tag("dl", *items)


def versions(document):
    rows = [[cell(escape(name)), cell(escape(text))] for name, text in document["runtimes"].items()]
    missing = ""
    if document["missing"]:
        missing = paragraph("Not installed, skipped: " + ", ".join(document["missing"]) + ".", "note")
    return tag("details", tag("summary", "Versions"), html_table(["runtime", "version"], rows)) + missing


def tile(value, text):
    return tag("div", tag("b", escape(value)), tag("span", escape(text)), class_="tile")


def tiles(document):
    """The means over all programs, in large figures."""
    found = [(name, doc.mean(document, name)) for name in document["runtimes"]]
    shown = [
        tile(f"{times(mean.value)}×", f"as fast as {name}") for name, mean in found if mean is not None
    ]
    if not shown:
        return ""
    lead = f"On the geometric mean of all programs {document['base']} is"
    return tag("p", escape(lead)) + tag("div", *shown, class_="tiles")


# --- sections ------------------------------------------------------------------------------------


def means_section(document):
    base = document["base"]
    parts = [
        paragraph(
            f"Geometric means of time / {base}: right of 1 {base} is faster. Whiskers are 95 % "
            "intervals from pairs of runs. A language that lacks a program is compared on the "
            "others."
        )
    ]
    chart = charts.means(document, doc.ALL, "all programs", 1120)
    parts.append(figure(chart, "Geometric means of all programs"))
    groups = [group for group in document["means"] if group != doc.ALL]
    cards = [card(charts.means(document, group, f"group {group}", 540), group) for group in groups]
    parts.append(tag("div", *cards, class_="cards pairs"))
    return section("means", "Means", *parts)


def programs_section(document):
    base = document["base"]
    cards = [
        card(charts.time_bars(program, results, base), f"Times of {program}")
        for program, results in document["programs"].items()
    ]
    metric = document["environment"]["metric"]
    return section(
        "programs",
        "Programs",
        paragraph(
            f"Median {metric} seconds of whole processes, start included; shorter is better. Whiskers "
            f"are 95 % intervals, the notch is the fastest run, at the right stands time / {base}."
        ),
        tag("div", *cards, class_="cards"),
    )


def ratios_section(document):
    base = document["base"]
    names = [name for name in document["runtimes"] if name != base and doc.ratios(document, name)]
    cards = [card(charts.ratio_panel(document, name), f"{name} / {base}") for name in names]
    return section(
        "ratios",
        "Ratios",
        paragraph(
            f"Time / {base} on each program, on a logarithmic scale that all panels share. Blue: "
            f"{base} is faster; red: it is slower; grey: the interval contains 1."
        ),
        tag("div", *cards, class_="cards"),
    )


def loss_rows(found):
    for loss in found:
        factor = f"{times(loss.factor.value)}×"
        interval = between(loss.factor, times)
        yield [cell(escape(loss.program)), cell(factor, "number loss"), cell(interval, "number")]


def loss_summary(document, name):
    """A row: on how many programs the base wins and loses, and where it loses most."""
    won, left_open, lost = losses.counts(document, name)
    found = losses.losses_to(document, name)
    worst = f"{found[0].program} {times(found[0].factor.value)}×" if found else "–"
    numbers = [cell(str(count), "number") for count in (won, left_open)]
    numbers += [cell(str(lost), "number strong"), cell(escape(worst), "number")]
    return [cell(escape(name)), *numbers]


def losses_section(document):
    base = document["base"]
    names = [name for name in document["runtimes"] if name != base and doc.ratios(document, name)]
    head = ["runtime", f"{base} faster", "undecided", f"{base} slower", "worst"]
    parts = [
        paragraph(
            "Programs, counted by the interval of the ratio: undecided when it contains 1. All of it "
            "is computed from the samples."
        ),
        html_table(head, [loss_summary(document, name) for name in names]),
    ]
    for name in names:
        rows = [*loss_rows(losses.losses_to(document, name))]
        if rows:
            summary = tag("summary", escape(f"Where {name} is faster: {len(rows)} programs"))
            table = html_table(["program", f"{name} is faster by", "95 % interval"], rows)
            parts.append(tag("details", summary, table))
    return section("losses", f"What {base} loses at", *parts)


def startup_section(document):
    if not document["startup"]:
        return ""
    startup, base = document["startup"], document["base"]
    chart = charts.time_bars("hello world", startup, base, 560, charts.milliseconds)
    explanation = paragraph("Wall time of a program that prints one line; measured separately.")
    return section("startup", "Start-up", explanation, figure(chart, "Start-up times"))


def memory_cell(series):
    if series is None or series["failure"]:
        return cell("–", "number")
    return cell(mebibytes(series["peak_bytes"]), "number")


def memory_section(document):
    names = list(document["runtimes"])
    rows = [
        [cell(escape(program)), *(memory_cell(results.get(name)) for name in names)]
        for program, results in document["programs"].items()
    ]
    means = (doc.peak_mean(document, name) for name in names)
    cells = (cell("–" if mean is None else f"{times(mean)}×", "number strong") for mean in means)
    rows.append([cell(f"mean / {escape(document['base'])}", "strong"), *cells])
    explanation = paragraph("Largest resident memory of a run, in MiB.")
    return section("memory", "Peak memory", explanation, html_table(["program", *names], rows))


def time_cell(series, name, base):
    if series is None:
        return cell("–", "number")
    if series["failure"]:
        return cell("failed", "number loss", series["failure"])
    median, ratio = doc.estimate(series, "median"), doc.estimate(series, "ratio")
    title = f"median {seconds(median.value)} s ({between(median, seconds)})"
    title += f", minimum {seconds(series['min'])} s"
    if name == base or ratio is None:
        return cell(seconds(median.value), "number strong", title)
    title += f", {times(ratio.value)}× ({between(ratio, times)})"
    share = tag("span", f"{times(ratio.value)}×", class_=charts.side(ratio))
    return cell(f"{seconds(median.value)} {share}", "number", title)


def table_section(document):
    names, base = list(document["runtimes"]), document["base"]
    rows = [
        [cell(escape(program)), *(time_cell(results.get(name), name, base) for name in names)]
        for program, results in document["programs"].items()
    ]
    explanation = paragraph(
        f"Medians in seconds and time / {base}. Intervals and minima show when the pointer rests on "
        "a cell; all samples are in the JSON file."
    )
    return section("table", "All figures", explanation, html_table(["program", *names], rows))


# --- history -------------------------------------------------------------------------------------


def history_cards(line, keys, heading, point_of, form):
    """A card with a line for each key that the newest measurement and an older one have."""
    labels = [history.label(measured) for measured in line]
    for key in keys:
        points = [point_of(measured, key) for measured in line]
        if points[-1] is None or sum(point is not None for point in points) < 2:
            continue
        chart = charts.history_line(heading(key), points, labels, form)
        yield card(chart, f"History: {heading(key)}")


def base_median(measured, program):
    results = measured["programs"].get(program, {})
    return doc.estimate(results.get(measured["base"]), "median")


def history_section(document, earlier):
    line, others = history.line_of(document, earlier)
    left_out = f" {others} from other machines or metrics are left out." if others else ""
    if len(line) < 2:
        text = "There is no earlier measurement from this machine yet." + left_out
        return section("history", "History", paragraph(text, "note"))
    base = document["base"]
    names = [name for name in document["runtimes"] if name != base]
    means = history_cards(line, names, lambda name: f"mean of {name} / {base}", doc.mean, times)
    programs = history_cards(line, document["programs"], str, base_median, charts.short_time)
    text = f"{len(line)} measurements on this machine, oldest first, with 95 % intervals.{left_out}"
    return section(
        "history",
        "History",
        paragraph(text),
        tag("h3", "Means: higher is better"),
        tag("div", *means, class_="cards"),
        tag("h3", f"Median seconds of {escape(base)}: lower is better"),
        tag("div", *programs, class_="cards"),
    )


# --- page ----------------------------------------------------------------------------------------


def navigation(document):
    links = ["means", "programs", "ratios", "losses"]
    links += ["startup"] if document["startup"] else []
    links += ["memory", "table", "history"]
    return tag("nav", *(tag("a", link, href=f"#{link}") for link in links))


def failure_list(document):
    problems = doc.failures(document)
    if not problems:
        return ""
    return tag("ul", *(tag("li", escape(problem)) for problem in problems), class_="failures")


def page(document, earlier=()):
    """The report on a document, with earlier ones (from history.read) for the lines over commits."""
    base = document["base"]
    others = [name for name in document["runtimes"] if name != base]
    heading = f"{base} beside {', '.join(others)}" if others else base
    body = [
        tag("header", tag("h1", escape(heading)), facts(document), versions(document)),
        navigation(document),
        tag(
            "main",
            failure_list(document),
            tiles(document),
            means_section(document),
            programs_section(document),
            ratios_section(document),
            losses_section(document),
            startup_section(document),
            memory_section(document),
            table_section(document),
            history_section(document, earlier),
        ),
    ]
    style = STYLE.read_text(encoding="utf-8") + svg.STYLE
    head = [
        '<meta charset="utf-8"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        '<meta name="color-scheme" content="light dark"/>',
        tag("title", escape(f"Benchmarks: {heading}")),
        tag("style", style),
    ]
    whole = tag("html", tag("head", *head), tag("body", *body), lang="en")
    return f"<!DOCTYPE html>\n{whole}\n"
