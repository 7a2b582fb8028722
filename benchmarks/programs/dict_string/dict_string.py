# Half a million string keys, made when they are needed: insert, update, look up.
def run(n):
    d = {}
    for i in range(n):
        d["key" + str(i)] = i
    for i in range(n):
        if i % 2 == 0:
            d["key" + str(i)] += 1
    total = 0
    for i in range(n):
        total += d["key" + str(i)]
    print(len(d), total)


run(500000)
