# Hand-written quicksort of half a million integers, in place.
def random_array(n):
    values = []
    seed = 42
    for i in range(n):
        seed = (seed * 16807) % 2147483647
        values.append(seed)
    return values


def quicksort(a, lo, hi):
    if lo >= hi:
        return a
    pivot = a[(lo + hi) // 2]
    i = lo
    j = hi
    while i <= j:
        while a[i] < pivot:
            i += 1
        while a[j] > pivot:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1
    quicksort(a, lo, j)
    return quicksort(a, i, hi)


def checksum(a):
    total = 0
    for i in range(len(a)):
        total = (total + a[i] * (i % 7)) % 1000000007
    return total


def run(n):
    values = random_array(n)
    quicksort(values, 0, n - 1)
    print(values[0], values[n - 1], checksum(values))


run(500000)
