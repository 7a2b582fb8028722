run
_write.ruff
--untrusted
