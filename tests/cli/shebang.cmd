_shebang.ruff
x
