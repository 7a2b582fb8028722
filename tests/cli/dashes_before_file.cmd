run
--
_args.ruff
--a
--
b
