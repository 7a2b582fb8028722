"""What a measurement says about where it was made: machine, commit, date."""

import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Changes here make other figures; results and documents do not.
MEASURED = ["Makefile", "runtime", "stencils", "codegen", "vm", "benchmarks/programs"]


def processor():
    """The processor's name, or the architecture where the system tells no name."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return " ".join(value.split())
    return platform.processor() or platform.machine()


def memory_bytes():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def describe():
    """The machine, as the document of a measurement records it."""
    return {
        "architecture": platform.machine(),
        "processor": processor(),
        "cpus": os.cpu_count(),
        "memory_bytes": memory_bytes(),
        "system": platform.platform(),
    }


def git(*arguments):
    """What a git command prints about this repository, or None without git or repository."""
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def commit():
    """The commit that the working tree stands on, or None."""
    line = git("log", "-1", "--format=%H%x00%cI%x00%s")
    if not line:
        return None
    identity, date, subject = line.split("\0")
    changed = git("status", "--porcelain", "--", *MEASURED)
    return {"id": identity, "date": date, "subject": subject, "modified": bool(changed)}


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
