check
_args.ruff
_args.ruff
