run
--allow-clock
--allow-env-read
--allow-fs-read
_write.ruff
