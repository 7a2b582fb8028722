help
prnt
