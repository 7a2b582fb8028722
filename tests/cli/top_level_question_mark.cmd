-e
print(1)  Err("no")?  print(2)
