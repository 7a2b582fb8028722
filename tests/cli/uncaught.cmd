run
_fails.ruff
