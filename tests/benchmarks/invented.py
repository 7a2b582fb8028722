"""Invented measurements for the tests: no program runs, so nothing depends on time."""

import copy
import functools

from runner import document
from runner.measure import Sample
from runner.runtimes import Runtime
from runner.session import Series

MACHINE = {
    "architecture": "x86_64",
    "processor": "Imaginary 9000",
    "cpus": 4,
    "memory_bytes": 8 << 30,
    "system": "Linux-test",
}
COMMIT = {
    "id": "0123456789abcdef0123456789abcdef01234567",
    "date": "2026-01-02T03:04:05+00:00",
    "subject": "A commit <of> tests & trials",
    "modified": False,
}


def environment(**changes):
    known = {
        "date": "2026-01-02T03:04:05Z",
        "commit": COMMIT,
        "machine": MACHINE,
        "runs": 3,
        "metric": "wall",
        "load_before": [0.5, 0.5, 0.5],
        "load_after": [0.75, 0.5, 0.5],
    }
    return {**known, **changes}


def sample(wall_s, output=b"right\n", status=0, peak_bytes=2 << 20, errors=""):
    return Sample(wall_s, wall_s * 0.9, wall_s * 0.05, peak_bytes, status, False, output, errors)


def series(*times, peak_bytes=2 << 20, failure=""):
    return Series([sample(time, peak_bytes=peak_bytes) for time in times], failure)


def runtime(name):
    return Runtime(name, f"/bin/{name}", f"{name} 1.2.3")


def parts():
    """What document.make gets: Ruff beside a slower Lua, a faster Go, and a C that has one program."""
    return {
        "all_results": {
            "fib": {
                "ruff": series(0.1, 0.2, 0.1),
                "lua5.4": series(0.3, 0.6, 0.3, peak_bytes=6 << 20),
                "go": series(0.05, 0.1, 0.05, peak_bytes=1 << 20),
            },
            "sum_loop": {
                "ruff": series(0.2, 0.2, 0.2),
                "lua5.4": series(0.15, 0.2, 0.3),
                "go": series(0.1, 0.1, 0.1),
                "c": series(0.02, 0.02, 0.02),
            },
        },
        "startup": {
            "ruff": series(0.004, 0.004, 0.004),
            "lua5.4": series(0.002, 0.002, 0.002),
            "go": series(0.008, 0.008, 0.008),
        },
        "runtimes": [runtime(name) for name in ("ruff", "lua5.4", "go", "c")],
        "missing": ["node", "pypy3"],
        "environment": environment(),
    }


@functools.cache
def unchanged():
    return document.make(**parts())


def measured(**changes):
    """The document of `parts`, with some of them changed."""
    return document.make(**{**parts(), **changes}) if changes else copy.deepcopy(unchanged())
