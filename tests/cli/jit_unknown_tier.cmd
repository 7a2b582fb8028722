run
--jit=warp
_args.ruff
