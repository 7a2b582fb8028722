run
_exit.ruff
