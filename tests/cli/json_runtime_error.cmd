run
--json-runtime-diagnostics
_fails.ruff
