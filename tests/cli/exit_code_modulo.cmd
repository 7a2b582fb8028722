-e
exit(257)
