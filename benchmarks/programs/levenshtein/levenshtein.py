# Edit distance of two strings by dynamic programming, one row at a time.
def random_word(length, seed):
    letters = "acgt"
    word = ""
    for i in range(length):
        seed = (seed * 16807) % 2147483647
        word = word + letters[seed % 4]
    return word


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i in range(len(a)):
        current = [i + 1]
        for j in range(len(b)):
            best = previous[j]
            if a[i] != b[j]:
                best += 1
            if previous[j + 1] + 1 < best:
                best = previous[j + 1] + 1
            if current[j] + 1 < best:
                best = current[j] + 1
            current.append(best)
        previous = current
    return previous[len(b)]


a = random_word(1800, 42)
b = random_word(1700, 77)
print(len(a), len(b), distance(a, b))
print(distance("kitten", "sitting"), distance("", "abc"), distance(a, a))
