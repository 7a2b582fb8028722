run
--jit-stress=often
_args.ruff
