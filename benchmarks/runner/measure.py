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
        with tempfile.TemporaryDirectory() as scratch:
            report = Path(scratch) / "report"
            full = [str(self.path), str(report), *command]
            with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
                timed_out = self._wait(full, out, err, timeout_s)
                out.seek(0)
                err.seek(0)
                output, errors = out.read(), err.read().decode("utf-8", "replace")
            if timed_out or not report.exists():
                return Sample(timeout_s, 0, 0, 0, 1, timed_out, output, errors)
            numbers = [int(word) for word in report.read_text(encoding="ascii").split()]
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

    @staticmethod
    def _wait(command, out, err, timeout_s):
        """Waits for the launcher; kills it with its program when time is up. True if it was."""
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True
        ) as child:
            try:
                child.wait(timeout_s)
                return False
            except subprocess.TimeoutExpired:
                return True
            finally:
                if child.returncode is None:
                    os.killpg(child.pid, signal.SIGKILL)
