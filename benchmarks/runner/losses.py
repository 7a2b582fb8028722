"""What the base of a measurement loses at: computed from the intervals, not from anybody's opinion.

A runtime beats the base on a program when the whole interval of the ratio lies below 1.
"""

from dataclasses import dataclass

from runner import document as doc
from runner.statistics import Estimate

EVEN = 1.0

# Peaks have no interval; what lies closer together than this counts as the same.
MEMORY_MARGIN = 1.05


@dataclass(frozen=True)
class Loss:
    """A program on which `name` is faster; `factor` tells how many times, above 1."""

    program: str
    name: str
    factor: Estimate


def inverse(ratio):
    return Estimate(1 / ratio.value, 1 / ratio.high, 1 / ratio.low)


def losses_to(document, name):
    """The programs on which one runtime beats the base, worst first."""
    found = [
        Loss(program, name, inverse(ratio))
        for program, ratio in doc.ratios(document, name).items()
        if ratio.below(EVEN)
    ]
    return sorted(found, key=lambda loss: -loss.factor.value)


def counts(document, name):
    """(programs on which the base is faster, those left open, those on which `name` is faster)."""
    ratios = doc.ratios(document, name).values()
    won = sum(ratio.above(EVEN) for ratio in ratios)
    lost = sum(ratio.below(EVEN) for ratio in ratios)
    return won, len(ratios) - won - lost, lost


def startup_losses(document):
    """The runtimes that start faster than the base, as losses at `hello world`."""
    found = []
    for name, series in document["startup"].items():
        ratio = doc.estimate(series, "ratio")
        if ratio is not None and name != document["base"] and ratio.below(EVEN):
            found.append(Loss("hello world", name, inverse(ratio)))
    return sorted(found, key=lambda loss: -loss.factor.value)


def memory_losses(document, name):
    """The programs on which a runtime needs clearly less memory: [(program, times less)]."""
    found = []
    for program in document["programs"]:
        share = doc.peak_share(document, program, name)
        if share is not None and share * MEMORY_MARGIN < EVEN:
            found.append((program, 1 / share))
    return sorted(found, key=lambda item: -item[1])
