run
.
