run
--max-memory
3000000
_hungry.ruff
