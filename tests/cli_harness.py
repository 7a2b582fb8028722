"""A binary under test for the tests of the command line."""

import os
import subprocess

import harness


class Cli:
    """Runs one binary in a directory of its own."""

    def __init__(self, binary, directory):
        self.binary = binary
        self.directory = directory
        self.env = harness.child_environment(directory, os.path.dirname(binary))

    def run(self, *words, stdin=b"", env=None):
        outcome = harness.run_process(
            [self.binary, *words], self.directory, {**self.env, **(env or {})}, stdin
        )
        assert outcome.trouble is None, f"{words}: {outcome.trouble}"
        return outcome

    def shell(self, command):
        outcome = harness.run_process(["/bin/sh", "-c", command], self.directory, self.env)
        assert outcome.trouble is None, f"{command}: {outcome.trouble}"
        return outcome

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.directory, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)
        return name

    def start(self, *words, **options):
        return subprocess.Popen(
            [self.binary, *words],
            cwd=self.directory,
            env=self.env,
            **{
                "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                **options,
            },
        )


def expect(outcome, code, out=None, err=None):
    assert outcome.code == code, f"exit code {outcome.code}, expected {code}: {outcome.err}"
    if out is not None:
        assert outcome.out == out, f"standard output {outcome.out}, expected {out}"
    if err is not None:
        assert outcome.err == err, f"standard error {outcome.err}, expected {err}"
