run
-
