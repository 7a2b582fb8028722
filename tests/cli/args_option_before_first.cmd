run
_args.ruff
--jit
a
