run
--json-runtime-diagnostics
_syntax.ruff
