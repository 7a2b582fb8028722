run
--json-runtime-diagnostics
_compile.ruff
