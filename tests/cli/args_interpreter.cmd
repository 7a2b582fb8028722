run
--interpreter
_args.ruff
