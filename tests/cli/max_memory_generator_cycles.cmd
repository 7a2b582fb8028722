run
--max-memory=24M
_generator_cycles.ruff
