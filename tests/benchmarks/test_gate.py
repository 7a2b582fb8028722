"""Tests of benchmarks/runner/gate.py: whom it accuses, on invented measurements."""

import random
import unittest

from invented import sample
from runner import gate


class Machine:
    """Stands for two builds: `ratios` is what each program's time is multiplied by in the tree."""

    def __init__(self, ratios, spread=0.01, seed=1):
        self.ratios = ratios
        self.spread = spread
        self.source = random.Random(seed)
        self.runs = dict.fromkeys(ratios, 0)
        self.calls = []

    def noise(self):
        return self.source.lognormvariate(0, self.spread)

    def pair(self, name, number):
        self.assert_next(name, number)
        self.runs[name] += 1
        load = self.source.uniform(1, 3)
        return sample(0.1 * load), sample(0.1 * load * self.ratios[name] * self.noise())

    def assert_next(self, name, number):
        assert number == self.runs[name], f"pair {number} of {name} after {self.runs[name]}"

    def run_pairs(self, wanted):
        self.calls.append(len(wanted))
        return [self.pair(*request) for request in wanted]

    def judge(self):
        return gate.judge(list(self.ratios), self.run_pairs)


class Scripted(Machine):
    """The same, but `pairs` says what some programs do: (sample of base, sample of tree)."""

    def __init__(self, ratios, pairs):
        super().__init__(ratios)
        self.scripted = pairs

    def pair(self, name, number):
        ordinary = super().pair(name, number)
        return self.scripted[name](number) if name in self.scripted else ordinary


def equal(count):
    return {f"program{number}": 1.0 for number in range(count)}


def names(comparisons):
    return [comparison.name for comparison in comparisons]


class VerdictTest(unittest.TestCase):
    def test_equal_builds_pass_with_the_fewest_pairs(self):
        machine = Machine(equal(5), spread=0.003)
        result = machine.judge()
        self.assertTrue(result.good)
        self.assertEqual(set(machine.runs.values()), {gate.FIRST_PAIRS})

    def test_equal_builds_pass_on_a_very_noisy_machine(self):
        for seed in range(4):
            with self.subTest(seed=seed):
                self.assertTrue(Machine(equal(8), spread=0.08, seed=seed).judge().good)

    def test_one_program_that_became_slower_is_found_among_others(self):
        result = Machine({**equal(12), "slow": 1.08}, spread=0.015).judge()
        self.assertEqual(names(result.slower), ["slow"])
        self.assertFalse(result.mean_slower)
        self.assertFalse(result.good)

    def test_noise_costs_more_pairs_before_a_slow_program_is_found(self):
        machine = Machine({**equal(3), "slow": 1.10}, spread=0.04)
        self.assertEqual(names(machine.judge().slower), ["slow"])
        self.assertGreater(machine.runs["slow"], 2 * gate.FIRST_PAIRS)

    def test_a_slowdown_within_the_limit_passes(self):
        result = Machine({**equal(8), "slower": 1.035}, spread=0.005).judge()
        self.assertTrue(result.good)

    def test_a_small_slowdown_of_every_program_shows_in_the_mean(self):
        result = Machine(dict.fromkeys(equal(12), 1.03), spread=0.01).judge()
        self.assertEqual(result.slower, [])
        self.assertTrue(result.mean_slower)
        self.assertFalse(result.good)

    def test_a_faster_build_passes(self):
        result = Machine(dict.fromkeys(equal(4), 0.8)).judge()
        self.assertTrue(result.good)
        self.assertTrue(all(gate.is_faster(one.estimate) for one in result.comparisons))

    def test_who_stays_at_the_limit_gets_all_pairs_and_is_not_accused(self):
        machine = Machine({**equal(8), "limit": gate.PROGRAM_LIMIT}, spread=0.02)
        result = machine.judge()
        self.assertEqual(machine.runs["limit"], gate.FIRST_PAIRS * 2 ** (gate.LOOKS - 1))
        self.assertTrue(gate.is_unclear(result.comparisons[-1].estimate))
        self.assertTrue(result.good)

    def test_nobody_is_accused_by_the_first_look_alone(self):
        def unlucky(number):
            return sample(0.1), sample(0.12 if number < gate.FIRST_PAIRS else 0.1)

        machine = Scripted({**equal(12), "unlucky": 1.0}, {"unlucky": unlucky})
        result = machine.judge()
        self.assertGreater(machine.runs["unlucky"], gate.FIRST_PAIRS)
        self.assertTrue(result.good)

    def test_a_few_programs_run_several_pairs_at_once(self):
        machine = Machine({**equal(20), "limit": gate.PROGRAM_LIMIT}, spread=0.002)
        machine.judge()
        self.assertEqual(machine.calls[: gate.FIRST_PAIRS], [21] * gate.FIRST_PAIRS)
        self.assertEqual(machine.calls[-1], gate.TOGETHER)

    def test_a_single_program_has_no_mean(self):
        result = Machine({"only": 1.03}, spread=0.001).judge()
        self.assertIsNone(result.mean)
        self.assertTrue(result.good)

    def test_more_programs_ask_for_more_confidence(self):
        widths = []
        for programs in (1, 50):
            one = gate.Comparison("one")
            for number in range(24):
                one.add(sample(0.1), sample(0.1 + 0.001 * (number % 8)))
            gate.estimate_program(one, programs)
            widths.append(one.estimate.high - one.estimate.low)
        self.assertLess(*widths)


class TroubleTest(unittest.TestCase):
    def judge(self, base, tree):
        machine = Scripted({"well": 1.0, "odd": 1.0}, {"odd": lambda number: (base, tree)})
        return machine, machine.judge()

    def test_a_program_that_fails_in_the_tree_fails_the_check(self):
        machine, result = self.judge(sample(0.1), sample(0.1, status=4, errors="boom"))
        self.assertEqual(names(result.failed), ["odd"])
        self.assertEqual(result.failed[0].failure, "exit code 4: boom")
        self.assertLessEqual(machine.runs["odd"], gate.TOGETHER)
        self.assertFalse(result.good)

    def test_a_program_that_prints_something_else_fails_the_check(self):
        _, result = self.judge(sample(0.1), sample(0.1, output=b"wrong\n"))
        self.assertEqual(result.failed[0].failure, "different output")
        self.assertFalse(result.good)

    def test_a_program_that_the_base_cannot_run_is_left_out(self):
        _, result = self.judge(sample(0.1, status=3), sample(0.1))
        self.assertEqual(names(result.compared), ["well"])
        self.assertTrue(result.good)

    def test_a_check_that_compared_nothing_is_not_good(self):
        broken = (sample(0.1, status=3), sample(0.1))
        machine = Scripted({"odd": 1.0}, {"odd": lambda number: broken})
        self.assertFalse(machine.judge().good)


if __name__ == "__main__":
    unittest.main()
