# Half a million scattered integer keys: insert, update, look up, probe.
def key(i):
    return (i * 7919) % 1000003


def run(n):
    d = {}
    for i in range(n):
        d[key(i)] = i
    for i in range(n):
        d[key(i)] += i % 10
    total = 0
    for i in range(n):
        total += d[key(i)]
    present = 0
    for k in range(n):
        if k in d:
            present += 1
    print(len(d), total, present)


run(500000)
