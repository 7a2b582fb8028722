run
--max-depth
nope
_args.ruff
