-e
print("[${input()}]", "[${input("? ")}]", "[${input()}]")
