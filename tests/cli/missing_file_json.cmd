run
--json-runtime-diagnostics
nope.ruff
