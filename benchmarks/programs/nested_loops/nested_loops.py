# Three nested loops with a branch in the innermost one.
def count_triples(limit):
    found = 0
    a = 1
    while a <= limit:
        b = a
        while b <= limit:
            c = b
            while c <= limit:
                if a * a + b * b == c * c:
                    found += 1
                c += 1
            b += 1
        a += 1
    return found


print(count_triples(380))
