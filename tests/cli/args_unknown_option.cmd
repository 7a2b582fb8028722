run
_args.ruff
--name
x
