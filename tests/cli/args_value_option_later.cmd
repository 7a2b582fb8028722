run
_args.ruff
--max-depth
50
x
