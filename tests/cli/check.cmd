check
_two.ruff
