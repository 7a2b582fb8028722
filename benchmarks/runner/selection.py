"""Chooses benchmark programs by the options --only and --group."""

import sys
from pathlib import Path

from runner.groups import GROUPS, in_groups

PROGRAMS = Path(__file__).resolve().parent.parent / "programs"


def add_options(parser):
    parser.add_argument("--only", metavar="A,B", help="programs to run (default: all)")
    parser.add_argument("--group", metavar="A,B", help="groups of programs: " + ", ".join(GROUPS))


def program_directories():
    return {path.name: path for path in sorted(PROGRAMS.iterdir()) if path.is_dir()}


def usage_error(text):
    """Ends the program with the exit code for wrong usage."""
    print(f"{Path(sys.argv[0]).name}: {text}", file=sys.stderr)
    sys.exit(2)


def chosen(text, known, what):
    """The names in a comma-separated list, checked against those known."""
    names = [name for name in text.split(",") if name]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        usage_error(f"unknown {what}: {', '.join(unknown)}\nknown: {', '.join(known)}")
    return names


def chosen_programs(options):
    """The directories of the programs that --only and --group name, or of all: {name: path}."""
    directories = program_directories()
    names = chosen(options.only, directories, "program") if options.only else []
    if options.group:
        names += in_groups(chosen(options.group, GROUPS, "group"))
    names = names or list(directories)
    return {name: directories[name] for name in directories if name in names}
