# Two nested loops of a thousand steps each, ten times.
def walk(size, factor):
    total = 0
    for i in range(size):
        for j in range(size):
            total = (total + i * j * factor) % 1000003
    return total


for round in range(10):
    print(walk(1000, round + 1))
