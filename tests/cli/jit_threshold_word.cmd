run
--jit-threshold=many
_args.ruff
