run
--scheduler-timeout-ms
0
_args.ruff
