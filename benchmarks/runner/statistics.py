"""Estimates with confidence intervals from repeated measurements.

The intervals are percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the
Bootstrap, 1993, chapter 13): values are drawn from the measured ones again and again, with
replacement, and the interval holds the middle part of what the drawn sets give. They need no
assumption about the distribution of the noise, which on a shared machine is skewed and has several
peaks.

Every function is pure. The generator starts from the same seed in each call, so the same values
always give the same interval.
"""

import math
import random
from dataclasses import dataclass
from statistics import median

SEED = 1979
RESAMPLES = 2000
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """A value computed from measurements, and the interval that it lies in with some confidence."""

    value: float
    low: float
    high: float

    def above(self, threshold):
        """Whether the whole interval lies above the threshold."""
        return self.low > threshold

    def below(self, threshold):
        """Whether the whole interval lies below the threshold."""
        return self.high < threshold

    def straddles(self, threshold):
        """Whether the measurements leave open on which side of the threshold the value lies."""
        return self.low <= threshold <= self.high


def interval(resampled, value, confidence=CONFIDENCE):
    """The estimate `value`, with the middle `confidence` (0 to 1) of the resampled values."""
    ordered = sorted(resampled)
    cut = round(len(ordered) * (1 - confidence) / 2)
    return Estimate(value, ordered[cut], ordered[-1 - cut])


def bootstrap(values, statistic, confidence=CONFIDENCE, resamples=RESAMPLES):
    """`statistic` (a function of a list) of the values, with its interval."""
    values = list(values)
    drawer = random.Random(SEED)
    resampled = (statistic(drawer.choices(values, k=len(values))) for _ in range(resamples))
    return interval(resampled, statistic(values), confidence)


def median_interval(values, confidence=CONFIDENCE, resamples=RESAMPLES):
    """The median with its interval."""
    return bootstrap(values, median, confidence, resamples)


def minimum_interval(values, confidence=CONFIDENCE, resamples=RESAMPLES):
    """The minimum with its interval.

    No drawn set has a smaller minimum than the measured one, so the interval begins there; its
    upper end tells how many of the runs came close.
    """
    return bootstrap(values, min, confidence, resamples)


def pair_ratios(base, other):
    """other / base for each pair of runs that followed each other."""
    if len(base) != len(other):
        raise ValueError("paired samples must have the same length")
    return [theirs / mine for mine, theirs in zip(base, other)]


def ratio_interval(base, other, confidence=CONFIDENCE, resamples=RESAMPLES):
    """The median of the ratios other / base of interleaved runs, with its interval.

    Both runs of a pair meet nearly the same load, so their ratio varies less than their times do.
    """
    return median_interval(pair_ratios(base, other), confidence, resamples)


def geometric_mean(values):
    """The geometric mean of positive values."""
    values = list(values)
    return math.exp(math.fsum(map(math.log, values)) / len(values))


def geometric_mean_interval(values, confidence=CONFIDENCE, resamples=RESAMPLES):
    """The geometric mean over programs; the interval tells what other programs might give."""
    return bootstrap(values, geometric_mean, confidence, resamples)


def mean_ratio_interval(ratios_by_program, confidence=CONFIDENCE, resamples=RESAMPLES):
    """The geometric mean over programs of the median of each one's pair ratios.

    `ratios_by_program` is a list of lists. The programs are given and only runs are drawn, so the
    interval tells what another measurement of the same programs might give.
    """
    programs = [list(ratios) for ratios in ratios_by_program]
    drawer = random.Random(SEED)

    def drawn_mean():
        return geometric_mean(median(drawer.choices(runs, k=len(runs))) for runs in programs)

    resampled = [drawn_mean() for _ in range(resamples)]
    return interval(resampled, geometric_mean(map(median, programs)), confidence)
