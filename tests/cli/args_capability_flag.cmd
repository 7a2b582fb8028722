run
_args.ruff
--allow-net
z
