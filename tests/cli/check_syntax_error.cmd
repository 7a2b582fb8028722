check
_syntax.ruff
