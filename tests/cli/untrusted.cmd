run
--untrusted
_write.ruff
