check
--json
_syntax.ruff
