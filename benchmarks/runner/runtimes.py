"""The runtimes that take part: how to find each and how it starts a program.

Go and C programs are compiled ahead into the build directory; compiling is not part of the measured
time.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# The ways to run a Ruff program, with the options of `ruff run` that each means. `ruff-other` is a
# second binary, of another build or commit.
RUFFS = {
    "ruff": (),
    "ruff-interp": ("--jit=off",),
    "ruff-baseline": ("--jit=baseline",),
    "ruff-other": (),
}
PEERS = ["lua5.4", "luajit", "python3", "pypy3", "node", "go", "c"]
NAMES = [*RUFFS, *PEERS]
DEFAULT = ["ruff", *PEERS]

# The first CPython found is used. A version manager's wrapper script on the search path would add
# its own start-up time, so the system's interpreter is asked first.
CANDIDATES = {
    "lua5.4": ["lua5.4"],
    "luajit": ["luajit"],
    "python3": ["/usr/bin/python3", "python3"],
    "pypy3": ["pypy3"],
    "node": ["node", "nodejs"],
    "go": ["go"],
    "c": ["gcc", "cc", "clang"],
}

SUFFIXES = {
    **dict.fromkeys(RUFFS, ".ruff"),
    "lua5.4": ".lua",
    "luajit": ".lua",
    "python3": ".py",
    "pypy3": ".py",
    "node": ".js",
    "go": ".go",
    "c": ".c",
}

VERSION_ARGUMENTS = {
    **dict.fromkeys(RUFFS, ["--version"]),
    "lua5.4": ["-v"],
    "luajit": ["-v"],
    "python3": ["--version"],
    "pypy3": ["--version"],
    "node": ["--version"],
    "go": ["version"],
    "c": ["--version"],
}

C_FLAGS = ["-std=c17", "-O2", "-Wall", "-Wextra", "-Werror"]


class BuildError(Exception):
    """A program could not be compiled; the message is the compiler's."""


@dataclass(frozen=True)
class Runtime:
    """A runtime that is present. `extra` are arguments placed before the program."""

    name: str
    path: str
    version: str
    extra: tuple = ()

    def source(self, directory):
        """The source file of the program that lives in `directory`."""
        return directory / (directory.name + SUFFIXES[self.name])

    def prepare(self, source, build_dir):
        """Makes `source` ready to run and returns the command that runs it."""
        if self.name == "go":
            return [str(build_go(self.path, source, build_dir))]
        if self.name == "c":
            return [str(build_c(self.path, source, build_dir))]
        if self.name in RUFFS:
            return [self.path, "run", *self.extra, str(source)]
        return [self.path, *self.extra, str(source)]


def binary_of(source, build_dir):
    """(path of the binary of a source file, whether it is newer than the source)."""
    target = build_dir / "benchmarks" / source.suffix[1:] / source.stem
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.exists() and target.stat().st_mtime >= source.stat().st_mtime
    return target, fresh


def build_c(compiler, source, build_dir):
    """Compiles one C file; returns the path of the binary."""
    target, fresh = binary_of(source, build_dir)
    if fresh:
        return target
    command = [compiler, *C_FLAGS, "-o", str(target), str(source), "-lm"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"{source.name}: {done.stderr.strip()}")
    return target


def build_go(go, source, build_dir):
    """Compiles one Go file; returns the path of the binary."""
    target, fresh = binary_of(source, build_dir)
    if fresh:
        return target
    environment = dict(os.environ)
    if "HOME" not in environment:
        environment.setdefault("GOCACHE", str(build_dir.resolve() / "benchmarks" / "go-cache"))
    done = subprocess.run(
        [go, "build", "-o", str(target.resolve()), source.name],
        cwd=source.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"go build {source.name}: {done.stderr.strip()}")
    return target


def version_of(name, path):
    """The runtime's own version text, or an empty string."""
    try:
        done = subprocess.run(
            [path, *VERSION_ARGUMENTS[name]],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (done.stdout + done.stderr).strip().splitlines()
    return " ".join(" ".join(lines[:2] if name == "pypy3" else lines[:1]).split())


def executable(path):
    """The absolute path if it can be run, or None."""
    path = Path(path)
    return str(path.resolve()) if path.is_file() and os.access(path, os.X_OK) else None


def locate(name, ruff_path, other_path=None):
    """The path of a runtime's executable, or None."""
    if name == "ruff-other":
        return executable(other_path) if other_path else None
    if name in RUFFS:
        return executable(ruff_path)
    for candidate in CANDIDATES[name]:
        found = shutil.which(candidate)
        if found:
            return found
    return None


def find(names, ruff_path, ruff_args=(), other_path=None):
    """Looks for the named runtimes: (those present, names of those missing)."""
    present, missing = [], []
    for name in names:
        path = locate(name, ruff_path, other_path)
        if path is None:
            missing.append(name)
            continue
        extra = (*RUFFS[name], *ruff_args) if name in RUFFS else ()
        version = " ".join([version_of(name, path), *extra])
        present.append(Runtime(name, path, version, extra))
    return present, missing
