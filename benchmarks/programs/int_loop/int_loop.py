# One long counting loop with integer arithmetic.
def run(n):
    total = 0
    for i in range(n):
        total = (total + i * 3) % 1000003
    return total


print(run(20000000))
