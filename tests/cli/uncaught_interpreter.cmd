run
--interpreter
_fails.ruff
