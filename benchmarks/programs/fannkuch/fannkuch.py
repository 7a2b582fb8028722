# Fannkuch: the most prefix reversals that any permutation of n numbers needs, and a checksum.
def count_flips(permutation):
    p = permutation[:]
    flips = 0
    first = p[0]
    while first != 0:
        i = 0
        j = first
        while i < j:
            p[i], p[j] = p[j], p[i]
            i += 1
            j -= 1
        flips += 1
        first = p[0]
    return flips


def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    checksum = 0
    most = 0
    index = 0
    r = n
    while True:
        while r > 1:
            counts[r - 1] = r
            r -= 1
        flips = count_flips(permutation)
        if flips > most:
            most = flips
        if index % 2 == 0:
            checksum += flips
        else:
            checksum -= flips
        index += 1
        while True:
            if r == n:
                print(checksum, most)
                return
            first = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = first
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


fannkuch(9)
