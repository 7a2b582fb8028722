check
--quiet
_two.ruff
