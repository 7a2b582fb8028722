run
--untrusted
--allow-all
-
