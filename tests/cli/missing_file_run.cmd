run
nope.ruff
