"""The two builds that a performance check compares: a commit, and the working tree.

The commit is checked out into a git worktree below the build directory, which is gone again
afterwards. Both are release builds by their own Makefiles.

The binaries are run from copies, whose paths have the same length: a path shifts the stack of a
program, and its speed with it. There are several copies of each, because each lies on other pages
of physical memory for as long as the system keeps it there, and a few of these places are bad for
one program or another: the same bytes then run slower each time.
"""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from runner import machine

MAIN_BRANCHES = ["origin/main", "main", "origin/master", "master"]
BASE, TREE = "base", "tree"
COPIES = 12
SHOWN_LINES = 30


class SideError(Exception):
    """A revision that does not exist, or a repository that cannot tell."""


class SideBuildError(Exception):
    """A build that failed; the message has the end of what it printed."""


def git(*arguments):
    """What a git command prints about this repository."""
    printed = machine.git(*arguments)
    if printed is None:
        raise SideError(f"this failed: git {' '.join(arguments)}")
    return printed


def commit_of(revision):
    """The commit that a revision names."""
    try:
        return git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except SideError as error:
        raise SideError(f"no such revision: {revision}") from error


def merge_base():
    """The commit where the checked out branch left the main branch."""
    for branch in MAIN_BRANCHES:
        try:
            commit_of(branch)
        except SideError:
            continue
        return git("merge-base", "HEAD", branch)
    raise SideError("no main branch here: " + ", ".join(MAIN_BRANCHES) + "; name a base")


def subject_of(commit):
    """The commit's short name and its subject."""
    return git("log", "-1", "--format=%h %s", commit)


def make(directory, build_dir):
    """Makes the release build of the tree in `directory`; the path of the binary."""
    environment = {name: value for name, value in os.environ.items() if name[:4] != "MAKE"}
    command = ["make", "-j", str(os.cpu_count()), f"BUILD={build_dir}", "ruff"]
    done = subprocess.run(
        command,
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.splitlines()[-SHOWN_LINES:])
        raise SideBuildError(f"{' '.join(command)} failed in {directory}:\n{tail}")
    return Path(directory) / build_dir / "ruff"


@contextmanager
def checked_out(commit, directory):
    """A git worktree of the commit in `directory`, removed at the end."""
    remove_worktree(directory)
    git("worktree", "add", "--detach", "--force", str(directory), commit)
    try:
        yield directory
    finally:
        remove_worktree(directory)


def remove_worktree(directory):
    """Removes the worktree, also what a check that was killed left."""
    shutil.rmtree(directory, ignore_errors=True)
    git("worktree", "prune")


def place(binary, work_dir, side):
    """Copies a binary to where it is run from; the paths of the copies."""
    content = Path(binary).read_bytes()
    shutil.rmtree(work_dir / side, ignore_errors=True)
    copies = [work_dir / side / f"{number:02}" / "ruff" for number in range(COPIES)]
    for copy in copies:
        copy.parent.mkdir(parents=True)
        copy.write_bytes(content)
        copy.chmod(0o755)
    return copies


def build_base(commit, work_dir):
    """Builds the commit; the paths of the copies."""
    with checked_out(commit, work_dir / "source") as directory:
        return place(make(directory, "build"), work_dir, BASE)


def build_tree(build_dir, work_dir):
    """Builds the working tree in its own build directory; the paths of the copies."""
    return place(make(machine.ROOT, build_dir), work_dir, TREE)
