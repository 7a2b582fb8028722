check
_fails.ruff
