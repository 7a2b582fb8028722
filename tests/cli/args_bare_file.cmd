_args.ruff
a
--jit
--help
