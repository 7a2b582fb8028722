"""Tells on standard error how far a measurement is.

A line for each program stays, on a terminal and in a log; on a terminal the line of the program that
is running is written over and over.
"""

import sys

from runner.report import seconds


class Progress:
    """Progress of a measurement of `total` programs, written to `stream`."""

    def __init__(self, total, stream=None):
        self.total = total
        self.done = 0
        self.stream = stream or sys.stderr

    def running(self, program, run, runs):
        """Called before each round of runs of a program; `run` counts from 1."""
        if self.stream.isatty():
            self._show(f"\r\033[K[{self.done + 1}/{self.total}] {program}: run {run} of {runs}")

    def finished(self, program, results, metric="wall"):
        """Called when all runs of a program are done; `results` are series by runtime."""
        self.done += 1
        cells = ", ".join(
            f"{name} {seconds(series.median(metric))}" if series.ok else f"{name} FAILED"
            for name, series in results.items()
        )
        clear = "\r\033[K" if self.stream.isatty() else ""
        self._show(f"{clear}[{self.done}/{self.total}] {program}: {cells or 'no runtime has it'}\n")

    def _show(self, text):
        print(text, end="", file=self.stream, flush=True)
