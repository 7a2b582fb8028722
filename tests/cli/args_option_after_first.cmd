run
_args.ruff
a
--jit
