run
--
