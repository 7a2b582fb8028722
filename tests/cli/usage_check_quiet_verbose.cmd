check
-q
-v
_args.ruff
