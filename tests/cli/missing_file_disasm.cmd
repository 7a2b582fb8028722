disasm
nope.ruff
