-e
write_file("blocked.txt", "data")
--untrusted
