"""What the test runners share: child processes with a time limit, comparison, counting."""

import difflib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPT_TIMEOUT_S = 20
OUTPUT_LIMIT_BYTES = 16 << 20
DIFF_LINES = 40

# Leaks and other reports of the sanitizers end a program with a code that no test expects.
SANITIZER_EXIT = 99


def child_environment(scratch_dir, program_dir=None):
    """A fixed environment, so that a result does not depend on who runs the tests."""
    path = os.environ.get("PATH", "/usr/bin:/bin")
    env = {
        "PATH": f"{program_dir}:{path}" if program_dir else path,
        "HOME": scratch_dir,
        "TMPDIR": scratch_dir,
        "RUFF_TEST_TMP": scratch_dir,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "ASAN_OPTIONS": f"detect_leaks=1:allocator_may_return_null=1:exitcode={SANITIZER_EXIT}"
        ":detect_stack_use_after_return=0",
        "LSAN_OPTIONS": f"exitcode={SANITIZER_EXIT}",
        "UBSAN_OPTIONS": "print_stacktrace=1",
    }
    return env


def _prepare_child():
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


class Outcome:
    """How a child process ended. `trouble` is set when it could not be judged by its output."""

    def __init__(self, code, out, err, trouble=None):
        self.code = code
        self.out = out
        self.err = err
        self.trouble = trouble


def run_process(command, cwd, env, stdin=b"", timeout_s=SCRIPT_TIMEOUT_S):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            child = subprocess.Popen(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=err,
                preexec_fn=_prepare_child,
            )
        except OSError as error:
            return Outcome(None, b"", b"", f"cannot start {command[0]}: {error}")
        trouble = None
        try:
            child.communicate(stdin, timeout=timeout_s)
        except subprocess.TimeoutExpired:
            trouble = f"still running after {timeout_s} s"
        except BrokenPipeError:
            pass
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()
        out.seek(0)
        err.seek(0)
        outcome = Outcome(
            child.returncode, out.read(OUTPUT_LIMIT_BYTES), err.read(OUTPUT_LIMIT_BYTES), trouble
        )
    if trouble is None and child.returncode < 0:
        outcome.trouble = f"killed by {signal.Signals(-child.returncode).name}"
    return outcome


def unified_diff(expected, actual, label):
    def lines(data):
        return data.decode("utf-8", "backslashreplace").splitlines()

    diff = list(
        difflib.unified_diff(lines(expected), lines(actual), f"expected {label}", label, lineterm="")
    )
    if not diff:
        diff = [f"{label}: only line ends or the end of the file differ"]
    if len(diff) > DIFF_LINES:
        diff = diff[:DIFF_LINES] + [f"... {len(diff) - DIFF_LINES} more lines"]
    return "\n".join("    " + line for line in diff)


class Tally:
    """Counts of one suite, and the list of what failed."""

    def __init__(self, suite):
        self.suite = suite
        self.passed = 0
        self.failed = 0
        self.started = time.monotonic()

    def record(self, name, problem):
        if problem is None:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL {name}\n{problem}", flush=True)

    def summary(self):
        seconds = time.monotonic() - self.started
        print(f"{self.suite}: {self.passed} passed, {self.failed} failed ({seconds:.1f} s)", flush=True)
        return self


def run_parallel(tally, jobs, workers):
    """Runs `(name, function)` jobs; a function returns None or a description of the failure."""

    def guarded(job):
        try:
            return job[1]()
        except Exception as error:  # a broken test is a failed test, not the end of the run
            return f"    the runner failed: {type(error).__name__}: {error}"

    with ThreadPoolExecutor(max_workers=workers) as pool:
        for (name, _), problem in zip(jobs, pool.map(guarded, jobs)):
            tally.record(name, problem)
    return tally


def finish(tallies):
    """Prints the total as the last line and returns the exit code."""
    passed = sum(tally.passed for tally in tallies)
    failed = sum(tally.failed for tally in tallies)
    if passed + failed == 0:
        failed = 1
        print("no test was found")
    sys.stderr.flush()
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
