run
--max-memory=4M
_hungry.ruff
