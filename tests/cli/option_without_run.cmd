--max-depth=50
_deep.ruff
