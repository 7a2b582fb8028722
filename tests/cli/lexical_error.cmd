run
_lexical.ruff
