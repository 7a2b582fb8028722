run
--jit=off
_args.ruff
