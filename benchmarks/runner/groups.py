"""The groups of programs that `--group` chooses; a program may belong to several.

Every program belongs to at least one of them.
"""

# Eight programs every comparison of languages has, in C too.
CLASSIC = [
    "fib_recursive",
    "fib_iterative",
    "sum_loop",
    "hash_map",
    "string_concat",
    "grid_loops",
    "array_build",
    "object_creation",
]

# One ability of the language each.
CORE = [
    "binary_trees",
    "closures",
    "dict_int",
    "dict_string",
    "fib",
    "int_loop",
    "levenshtein",
    "method_calls",
    "nbody",
    "nested_loops",
    "objects_dict",
    "objects_struct",
    "quicksort",
    "sieve",
    "split_join",
    "string_append",
    "while_loop",
]

# Well-known programs, in the manner of Are We Fast Yet and the Benchmarks Game.
BROAD = [
    "binary_trees",
    "bounce",
    "cd",
    "closures",
    "deltablue",
    "exceptions",
    "fannkuch",
    "generators",
    "havlak",
    "json",
    "k_nucleotide",
    "levenshtein",
    "list",
    "lru_cache",
    "mandelbrot",
    "matrix_multiply",
    "method_calls",
    "nbody",
    "permute",
    "queens",
    "quicksort",
    "richards",
    "sieve",
    "spectral_norm",
    "storage",
    "string_building",
    "text_processing",
    "towers",
    "word_count",
]

GROUPS = {"classic": CLASSIC, "core": CORE, "broad": BROAD}


def in_groups(names):
    """The programs of the named groups, each once."""
    return sorted({program for name in names for program in GROUPS[name]})
