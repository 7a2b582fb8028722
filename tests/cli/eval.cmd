-e
print(6 * 7)
