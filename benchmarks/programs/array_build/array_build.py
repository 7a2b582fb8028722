# An array of a million integers, grown by pushing, twelve times.
def build(n, factor):
    values = []
    for i in range(n):
        values.append(i * factor)
    return values


for round in range(12):
    values = build(1000000, round + 1)
    print(len(values), values[0], values[len(values) // 2], values[len(values) - 1])
