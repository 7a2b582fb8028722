-e
print("x")  exit()  print("y")
