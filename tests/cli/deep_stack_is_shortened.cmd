run
--max-depth=100
-
