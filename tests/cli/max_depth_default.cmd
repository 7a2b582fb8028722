run
_deep.ruff
