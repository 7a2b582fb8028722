run
--untrusted
--allow-clock
_write.ruff
