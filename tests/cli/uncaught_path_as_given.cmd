run
./_fails.ruff
