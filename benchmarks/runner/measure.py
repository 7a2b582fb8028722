"""Runs one process to its end and measures it.

A small launcher (launch.c, compiled into the build directory on first use) starts the program and
takes times and peak memory from the kernel's record of the finished child, so they cover the whole
process including its start.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

KIB = 1024
SOURCE = Path(__file__).resolve().parent / "launch.c"


@dataclass(frozen=True)
class Sample:
    """One finished run. `status` is the exit code, negative for a signal."""

    wall_s: float
    user_s: float
    system_s: float
    peak_bytes: int
    status: int
    timed_out: bool
    output: bytes
    errors: str

    @property
    def cpu_s(self):
        return self.user_s + self.system_s

    @property
    def digest(self):
        return hashlib.sha256(self.output).hexdigest()

    @property
    def ok(self):
        return self.status == 0 and not self.timed_out

    def failure(self):
        """A short text that says why the run is no good."""
        if self.timed_out:
            return "timed out"
        if self.status < 0:
            return f"killed by {signal.Signals(-self.status).name}"
        first_line = self.errors.strip().splitlines()[:1]
        return f"exit code {self.status}" + "".join(f": {line}" for line in first_line)


class Launcher:
    """Runs commands through the compiled launcher."""

    def __init__(self, build_dir):
        self.path = build_dir / "benchmarks" / "launch"
        if self.path.exists() and self.path.stat().st_mtime >= SOURCE.stat().st_mtime:
            return
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler is None:
            sys.exit("a C compiler is needed to build the launcher, and none was found")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        flags = ["-O2", "-D_GNU_SOURCE", "-o", str(self.path)]
        subprocess.run([compiler, *flags, str(SOURCE)], check=True)

    def run(self, command, timeout_s):
        """Runs `command` (a list) once; kills it after `timeout_s` seconds."""
        with Running(self.path, command) as running:
            return running.finish(timeout_s)

    def run_pair(self, first, second, timeout_s, processor=None):
        """Runs two commands at the same time: (sample of the first, sample of the second).

        When both are bound to one processor (a number), the kernel lets them alternate there every
        few milliseconds: whatever else the machine does meets both alike. Their processor times can
        then be compared; their wall times tell nothing.
        """
        gate, key = os.pipe()
        bound = [] if processor is None else ["-c", str(processor)]
        options = ["-g", str(gate), *bound]
        try:
            with (
                Running(self.path, first, options, gate) as one,
                Running(self.path, second, options, gate) as other,
            ):
                os.close(key)
                key = None
                return one.finish(timeout_s), other.finish(timeout_s)
        finally:
            os.close(gate)
            if key is not None:
                os.close(key)


class Running:
    """A command that was started under the launcher. Leaving the context kills what still runs."""

    def __init__(self, launcher, command, options=(), inherited=None):
        self.files = ExitStack()
        self.report = Path(self.files.enter_context(tempfile.TemporaryDirectory())) / "report"
        self.out = self.files.enter_context(tempfile.TemporaryFile())
        self.err = self.files.enter_context(tempfile.TemporaryFile())
        self.child = subprocess.Popen(
            [str(launcher), *options, str(self.report), *command],
            stdin=subprocess.DEVNULL,
            stdout=self.out,
            stderr=self.err,
            start_new_session=True,
            pass_fds=() if inherited is None else (inherited,),
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with self.child:
            if self.child.poll() is None:
                os.killpg(self.child.pid, signal.SIGKILL)
        self.files.close()

    def finish(self, timeout_s):
        """Waits for the end, at most `timeout_s` seconds; the sample."""
        timed_out = False
        try:
            self.child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            timed_out = True
        self.out.seek(0)
        self.err.seek(0)
        output, errors = self.out.read(), self.err.read().decode("utf-8", "replace")
        if timed_out or not self.report.exists():
            return Sample(timeout_s, 0, 0, 0, 1, timed_out, output, errors)
        numbers = [int(word) for word in self.report.read_text(encoding="ascii").split()]
        wall_ns, user_us, system_us, peak_kib, wait_status = numbers
        return Sample(
            wall_s=wall_ns / 1e9,
            user_s=user_us / 1e6,
            system_s=system_us / 1e6,
            peak_bytes=peak_kib * KIB,
            status=os.waitstatus_to_exitcode(wait_status),
            timed_out=False,
            output=output,
            errors=errors,
        )
