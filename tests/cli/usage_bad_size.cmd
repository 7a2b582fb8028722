run
--max-memory=12X
_args.ruff
