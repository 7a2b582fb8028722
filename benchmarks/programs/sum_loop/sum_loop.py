# The sum of the first million integers, twenty times.
def sum_below(n):
    total = 0
    for i in range(n):
        total += i
    return total


for round in range(20):
    print(sum_below(1000000 + round))
