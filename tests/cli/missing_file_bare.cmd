nope.ruff
