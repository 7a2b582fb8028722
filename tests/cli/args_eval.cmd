-e
print(args())
a
--b
