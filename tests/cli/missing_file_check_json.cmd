check
--json
nope.ruff
