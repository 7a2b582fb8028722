# A map with 100,000 integer keys, twenty times: insert, look up, count what is missing.
def run(n, step):
    squares = {}
    for i in range(n):
        squares[i * step] = i * i
    total = 0
    for i in range(n):
        total = (total + squares[i * step]) % 1000003
    missing = 0
    for i in range(n):
        if i not in squares:
            missing += 1
    print(len(squares), total, missing)


for round in range(20):
    run(100000, round + 1)
