run
--allow-random
_write.ruff
