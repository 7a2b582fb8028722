run
_syntax.ruff
