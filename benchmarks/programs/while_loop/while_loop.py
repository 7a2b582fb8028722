# The sum of 0 to 20 million, by a loop that counts for itself.
def run(n):
    total = 0
    i = 0
    while i < n:
        total += i
        i += 1
    return total


print(run(20000000))
