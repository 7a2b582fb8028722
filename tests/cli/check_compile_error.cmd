check
_compile.ruff
