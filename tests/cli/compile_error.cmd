run
_compile.ruff
