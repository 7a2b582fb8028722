run
_args.ruff
