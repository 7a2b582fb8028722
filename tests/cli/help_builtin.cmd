help
substr
