"""Decides from pairs of runs whether one build is slower than another.

Every program starts with a few pairs. A program whose interval lies on one side of its limit is
decided; the others get as many pairs again, until they are decided or have the most that is
allowed. A program that stays undecided is not accused: a slowdown counts only when the interval
excludes the limit.

Every interval that could accuse the innocent gets an equal share of one small probability
(Bonferroni), so that it does not grow with the number of programs and with the number of looks at
the growing samples.
"""

from dataclasses import dataclass, field

from runner import statistics

PROGRAM_LIMIT = 1.05
MEAN_LIMIT = 1.02

FIRST_PAIRS = 6
# The pairs double with each look: 6, 12, 24, 48, 96.
LOOKS = 5
# The mean is known far better than a program, and measuring it again takes all programs.
MEAN_LOOKS = 2

# So many pairs are asked for at once, or one of each program if that is more: all processors still
# have something to do when only a few programs are left.
TOGETHER = 8

# The probability that anything at all is accused wrongly although it is just at its limit.
FALSE_ALARM = 0.05
# Of the resampled values, so many lie beyond each end of an interval.
BEYOND = 2


@dataclass
class Comparison:
    """What is known about one program: seconds of processor time of each pair, base and tree."""

    name: str
    base_s: list = field(default_factory=list)
    tree_s: list = field(default_factory=list)
    # Why the program cannot be judged: "" when it can.
    failure: str = ""
    skipped: str = ""
    estimate: statistics.Estimate = None

    @property
    def comparable(self):
        return not self.failure and not self.skipped

    @property
    def ratios(self):
        return statistics.pair_ratios(self.base_s, self.tree_s)

    def add(self, base, tree):
        """Takes the samples of one pair."""
        if not base.ok:
            self.skipped = f"the base fails: {base.failure()}"
        elif not tree.ok:
            self.failure = tree.failure()
        elif base.digest != tree.digest:
            self.failure = "different output"
        else:
            self.base_s.append(base.cpu_s)
            self.tree_s.append(tree.cpu_s)


@dataclass
class Result:
    """All comparisons and the mean of those that worked: None with fewer than two."""

    comparisons: list
    mean: statistics.Estimate = None

    @property
    def slower(self):
        return [one for one in self.compared if is_slower(one.estimate)]

    @property
    def failed(self):
        return [one for one in self.comparisons if one.failure]

    @property
    def mean_slower(self):
        return self.mean is not None and self.mean.above(MEAN_LIMIT)

    @property
    def compared(self):
        return [one for one in self.comparisons if one.comparable]

    @property
    def good(self):
        """Whether nothing became slower; never when nothing could be compared."""
        return bool(self.compared) and not (self.slower or self.failed or self.mean_slower)


def is_slower(estimate):
    return estimate.above(PROGRAM_LIMIT)


def is_faster(estimate):
    return estimate.below(1 / PROGRAM_LIMIT)


def is_unclear(estimate):
    return estimate.straddles(PROGRAM_LIMIT)


def confidence_of(share):
    """Of one interval whose upper tail may accuse wrongly with the probability `share`."""
    return 1 - 2 * share


def resamples_for(confidence):
    """How many resampled values give each end of the interval enough values beyond it."""
    return max(statistics.RESAMPLES, round(2 * BEYOND / (1 - confidence)))


def estimate_program(comparison, programs):
    """Sets the estimate of one of `programs` programs: half the false alarms are theirs."""
    confidence = confidence_of(FALSE_ALARM / 2 / (programs * LOOKS))
    comparison.estimate = statistics.median_interval(
        comparison.ratios, confidence, resamples_for(confidence)
    )


def estimate_mean(comparisons):
    """The mean ratio of some programs, or None when it would be that of a single one."""
    ratios = [one.ratios for one in comparisons]
    if len(ratios) < 2:
        return None
    confidence = confidence_of(FALSE_ALARM / 2 / MEAN_LOOKS)
    return statistics.mean_ratio_interval(ratios, confidence, resamples_for(confidence))


def needs_more(comparison, look):
    """Whether a program must be run again after look number `look` (from 1).

    After the first look also one that seems slower: nobody is accused by a few pairs of one moment.
    """
    if not comparison.comparable:
        return False
    if look == 1:
        return not comparison.estimate.below(PROGRAM_LIMIT)
    return is_unclear(comparison.estimate)


def add_rounds(comparisons, rounds, run_pairs, before_round):
    """Runs a pair of each program in turn, so that a busy minute does not hit one program alone."""
    done = 0
    while done < rounds:
        active = [one for one in comparisons if one.comparable]
        if not active:
            return
        before_round(done + 1, rounds, len(active))
        at_once = min(rounds - done, max(1, TOGETHER // len(active)))
        wanted = [(one, len(one.base_s) + more) for more in range(at_once) for one in active]
        pairs = run_pairs([(one.name, number) for one, number in wanted])
        for (comparison, _), pair in zip(wanted, pairs):
            if comparison.comparable:
                comparison.add(*pair)
        done += at_once


def judge(names, run_pairs, before_round=lambda number, rounds, programs: None):
    """Compares the named programs; the result.

    `run_pairs` gets a list of (name, number of the pair, from 0) and returns as many pairs of
    samples, of base and tree, in this order. `before_round` is told the round, the rounds until the
    next look, and the number of programs.
    """
    result = Result([Comparison(name) for name in names])
    chosen, rounds = result.comparisons, FIRST_PAIRS
    for look in range(1, LOOKS + 1):
        add_rounds(chosen, rounds, run_pairs, before_round)
        for comparison in chosen:
            if comparison.comparable:
                estimate_program(comparison, len(names))
        result.mean = estimate_mean(result.compared)
        rounds = FIRST_PAIRS * 2 ** (look - 1)
        if look < MEAN_LOOKS and result.mean and not result.mean.below(MEAN_LIMIT):
            chosen = result.compared
        else:
            chosen = [one for one in chosen if needs_more(one, look)]
        if not chosen:
            break
    return result
