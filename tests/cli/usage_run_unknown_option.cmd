run
--nonsense
_args.ruff
