"""Tests of benchmarks/runner/statistics.py: arithmetic only, nothing is timed."""

import random
import unittest

from runner import statistics


def noisy(seed, count, centre=1.0, spread=0.05):
    """`count` values around `centre`, skewed upwards as times of processes are."""
    source = random.Random(seed)
    return [centre * (1 + source.expovariate(1 / spread)) for _ in range(count)]


class EstimateTest(unittest.TestCase):
    def test_sides_of_a_threshold(self):
        estimate = statistics.Estimate(1.08, 1.06, 1.10)
        self.assertTrue(estimate.above(1.05))
        self.assertFalse(estimate.above(1.06))
        self.assertTrue(estimate.below(1.11))
        self.assertFalse(estimate.below(1.10))
        self.assertTrue(estimate.straddles(1.06))
        self.assertFalse(estimate.straddles(1.05))


class IntervalTest(unittest.TestCase):
    def test_the_tails_are_cut_off_evenly(self):
        estimate = statistics.interval(range(100), 50, confidence=0.9)
        self.assertEqual((estimate.low, estimate.value, estimate.high), (5, 50, 94))

    def test_the_order_of_the_resampled_values_does_not_matter(self):
        forwards = statistics.interval([1, 2, 3, 4], 2)
        self.assertEqual(statistics.interval([4, 2, 1, 3], 2), forwards)

    def test_full_confidence_holds_everything(self):
        estimate = statistics.interval([3, 1, 2], 2, confidence=1)
        self.assertEqual((estimate.low, estimate.high), (1, 3))


class BootstrapTest(unittest.TestCase):
    def test_the_same_values_give_the_same_interval(self):
        values = noisy(1, 15)
        self.assertEqual(statistics.median_interval(values), statistics.median_interval(values))

    def test_values_without_spread_give_a_point(self):
        estimate = statistics.median_interval([2.5] * 7)
        self.assertEqual((estimate.low, estimate.value, estimate.high), (2.5, 2.5, 2.5))

    def test_one_value_gives_a_point(self):
        estimate = statistics.minimum_interval([4])
        self.assertEqual((estimate.low, estimate.value, estimate.high), (4, 4, 4))

    def test_the_median_lies_in_its_interval(self):
        estimate = statistics.median_interval([5, 1, 4, 2, 3])
        self.assertEqual(estimate.value, 3)
        self.assertLess(estimate.low, 3)
        self.assertGreater(estimate.high, 3)

    def test_one_wild_value_does_not_move_the_median(self):
        values = [1.0, 1.01, 0.99, 1.02, 0.98, 1.0, 1.01, 0.99, 1.0]
        self.assertLess(statistics.median_interval([*values, 90.0]).high, 1.03)

    def test_the_interval_of_the_minimum_begins_at_the_minimum(self):
        estimate = statistics.minimum_interval([3, 1, 2, 5, 4, 6])
        self.assertEqual((estimate.low, estimate.value), (1, 1))
        self.assertGreater(estimate.high, 1)

    def test_more_runs_make_the_interval_narrower(self):
        few, many = (statistics.median_interval(noisy(3, count)) for count in (10, 160))
        self.assertLess(many.high - many.low, (few.high - few.low) / 2)

    def test_more_confidence_makes_the_interval_wider(self):
        values = noisy(4, 30)
        narrow, wide = (statistics.median_interval(values, level) for level in (0.8, 0.99))
        self.assertLess(wide.low, narrow.low)
        self.assertGreater(wide.high, narrow.high)

    def test_the_interval_holds_the_true_median_as_often_as_promised(self):
        source = random.Random(5)
        held = 0
        for _ in range(300):
            values = [source.gauss(10, 1) for _ in range(25)]
            estimate = statistics.median_interval(values, 0.9, resamples=300)
            held += estimate.low <= 10 <= estimate.high
        self.assertGreater(held, 300 * 0.84)
        self.assertLess(held, 300 * 0.97)


class RatioTest(unittest.TestCase):
    def test_pairs_are_divided_in_order(self):
        self.assertEqual(statistics.pair_ratios([1, 2, 4], [2, 2, 1]), [2, 1, 0.25])

    def test_samples_of_different_length_are_no_pairs(self):
        with self.assertRaises(ValueError):
            statistics.ratio_interval([1, 2], [1])

    def test_load_that_both_runs_of_a_pair_meet_cancels(self):
        load = noisy(6, 20, spread=0.8)
        estimate = statistics.ratio_interval(load, [1.08 * value for value in load])
        self.assertAlmostEqual(estimate.low, 1.08)
        self.assertAlmostEqual(estimate.high, 1.08)

    def test_a_slowdown_shows_and_an_equal_program_does_not(self):
        base = noisy(7, 40, spread=0.02)
        slower = statistics.ratio_interval(base, noisy(8, 40, centre=1.08, spread=0.02))
        equal = statistics.ratio_interval(base, noisy(9, 40, spread=0.02))
        self.assertTrue(slower.above(1.05))
        self.assertTrue(equal.below(1.05))


class MeanTest(unittest.TestCase):
    def test_geometric_mean(self):
        self.assertAlmostEqual(statistics.geometric_mean([1, 2, 4]), 2)

    def test_a_ratio_and_its_inverse_cancel(self):
        self.assertAlmostEqual(statistics.geometric_mean(iter([1.25, 0.8])), 1)

    def test_the_interval_over_programs_reflects_how_they_differ(self):
        alike = statistics.geometric_mean_interval([1.01, 1.0, 0.99, 1.0, 1.01])
        unlike = statistics.geometric_mean_interval([0.2, 5.0, 0.5, 2.0, 1.0])
        self.assertLess(alike.high, 1.02)
        self.assertGreater(unlike.high, 1.5)
        self.assertLess(unlike.low, 0.7)

    def test_programs_that_differ_but_do_not_vary_have_an_exact_mean(self):
        estimate = statistics.mean_ratio_interval([[4, 4, 4], [1, 1]])
        self.assertAlmostEqual(estimate.low, 2)
        self.assertAlmostEqual(estimate.high, 2)

    def test_the_mean_of_many_programs_is_known_better_than_one(self):
        programs = [noisy(seed, 12) for seed in range(20)]
        one = statistics.median_interval(programs[0])
        mean = statistics.mean_ratio_interval(programs)
        self.assertLess(mean.high - mean.low, (one.high - one.low) / 2)


if __name__ == "__main__":
    unittest.main()
