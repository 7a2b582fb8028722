run
_args.ruff
a
--help
