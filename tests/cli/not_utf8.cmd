run
_not_utf8.ruff
