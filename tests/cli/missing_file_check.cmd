check
nope.ruff
