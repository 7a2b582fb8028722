"""Tests of benchmarks/runner/sides.py in a small repository whose `ruff` is a shell script."""

import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from runner import machine, sides

MAKEFILE = "ruff:\n\tmkdir -p $(BUILD) && cp script $(BUILD)/ruff\n"
BROKEN = "ruff:\n\t@echo something is missing && false\n"


def texts(paths):
    return {path.read_text(encoding="utf-8") for path in paths}


class RepositoryTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name) / "repository"
        self.work_dir = self.root / "build" / "perf-check"
        self.root.mkdir()
        patched = mock.patch.object(machine, "ROOT", self.root)
        patched.start()
        self.addCleanup(patched.stop)
        self.git("init", "--quiet", "--initial-branch=main")
        self.first = self.commit(MAKEFILE, "echo first")

    def git(self, *arguments):
        identity = ["-c", "user.name=Test", "-c", "user.email=test@localhost"]
        command = ["git", "-C", str(self.root), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, makefile, script):
        (self.root / "Makefile").write_text(makefile, encoding="utf-8")
        (self.root / "script").write_text(f"{script}\n", encoding="utf-8")
        self.git("add", "Makefile", "script")
        self.git("commit", "--quiet", "--message", script)
        return self.git("rev-parse", "HEAD")

    def worktrees(self):
        return len(self.git("worktree", "list").splitlines())

    def test_a_revision_is_resolved_and_an_unknown_one_refused(self):
        self.assertEqual(sides.commit_of("HEAD"), self.first)
        with self.assertRaisesRegex(sides.SideError, "no such revision: nowhere"):
            sides.commit_of("nowhere")

    def test_the_merge_base_is_where_the_branch_left_main(self):
        self.git("checkout", "--quiet", "-b", "topic")
        self.commit(MAKEFILE, "echo topic")
        self.git("checkout", "--quiet", "main")
        self.commit(MAKEFILE, "echo main went on")
        self.git("checkout", "--quiet", "topic")
        self.assertEqual(sides.merge_base(), self.first)

    def test_without_main_branch_a_base_must_be_named(self):
        self.git("branch", "--move", "other")
        with self.assertRaisesRegex(sides.SideError, "no main branch"):
            sides.merge_base()

    def test_the_base_is_built_from_the_commit_and_the_tree_from_its_files(self):
        (self.root / "script").write_text("echo changed\n", encoding="utf-8")
        base = sides.build_base(self.first, self.work_dir)
        tree = sides.build_tree(self.root / "build", self.work_dir)
        self.assertEqual(texts(base), {"echo first\n"})
        self.assertEqual(texts(tree), {"echo changed\n"})
        self.assertEqual(len({len(str(path)) for path in base + tree}), 1)

    def test_the_copies_are_files_of_their_own(self):
        copies = sides.build_base(self.first, self.work_dir)
        self.assertEqual(len({path.stat().st_ino for path in copies}), sides.COPIES)

    def test_no_worktree_stays(self):
        sides.build_base(self.first, self.work_dir)
        self.assertEqual(self.worktrees(), 1)
        self.assertFalse((self.work_dir / "source").exists())

    def test_what_a_killed_check_left_is_replaced(self):
        self.git("worktree", "add", "--quiet", "--detach", str(self.work_dir / "source"))
        second = self.commit(MAKEFILE, "echo second")
        base = sides.build_base(second, self.work_dir)
        self.assertEqual(texts(base), {"echo second\n"})
        self.assertEqual(self.worktrees(), 1)

    def test_a_build_that_fails_tells_why_and_leaves_no_worktree(self):
        broken = self.commit(BROKEN, "echo broken")
        with self.assertRaisesRegex(sides.SideBuildError, "something is missing"):
            sides.build_base(broken, self.work_dir)
        self.assertEqual(self.worktrees(), 1)


if __name__ == "__main__":
    unittest.main()
