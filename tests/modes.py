"""The ways in which every script test is run. All of them must print the same bytes.

Each mode names the binary (`main`: the build under test, `portable`: its portable-interpreter
sibling) and the options given to `ruff run` before the script. The tests of the machine code
tiers are further rows of this table.
"""

MODES = {
    "off": ("main", ["--jit=off"]),
    "default": ("main", []),
    "portable": ("portable", ["--jit=off"]),
    "checkrefs": ("portable", ["--jit=off", "--check-refs"]),
    "baseline": ("main", ["--jit=baseline", "--jit-threshold=0"]),
    "deopt": ("main", ["--jit=baseline", "--jit-threshold=0", "--jit-stress=deopt"]),
    "tier": ("main", ["--jit=baseline", "--jit-threshold=0", "--jit-stress=tier"]),
    "slice": ("main", ["--jit=slice", "--jit-threshold=2"]),
}
