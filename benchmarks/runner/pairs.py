"""Runs the same program in two builds of Ruff, as pairs of processes.

Both processes of a pair run at the same time on the same processor, where the kernel lets them
alternate every few milliseconds. Whatever else the machine does, and whatever its clock does, meets
both alike: their processor times differ much less from each other than from those of the next pair.
The idea is that of duet benchmarking (Bulej et al., Duet Benchmarking: Improving Measurement
Accuracy in the Cloud, ICPE 2020).
"""

import os
from concurrent.futures import ThreadPoolExecutor
from queue import Queue

# More pairs at a time would only disturb each other.
MOST_PROCESSORS = 4


class Pairs:
    """Makes pairs of runs, one on each processor at a time.

    `sides` are the copies of the base and those of the tree, which take turns (see sides.py).
    """

    def __init__(self, launcher, sides, directories, timeout_s):
        self.launcher = launcher
        self.sides = sides
        self.directories = directories
        self.timeout_s = timeout_s
        processors = sorted(os.sched_getaffinity(0))[:MOST_PROCESSORS]
        self.pool = ThreadPoolExecutor(len(processors))
        self.free = Queue()
        for processor in processors:
            self.free.put(processor)

    def run_all(self, wanted):
        """The pairs (sample of base, sample of tree) that the list of (name, number) asks for."""
        return list(self.pool.map(lambda request: self.run(*request), wanted))

    def run(self, name, number):
        """Pair `number` of a program; which build is started first alternates."""
        script = str(self.directories[name] / (name + ".ruff"))
        copies = [side[number % len(side)] for side in self.sides]
        commands = [[str(copy), "run", script] for copy in copies]
        order = 1 if number % 2 == 0 else -1
        processor = self.free.get()
        try:
            return self.launcher.run_pair(*commands[::order], self.timeout_s, processor)[::order]
        finally:
            self.free.put(processor)
