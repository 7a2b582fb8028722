run
--untrusted
_args.ruff
x
