# Sieve of Eratosthenes over an array of booleans.
def sieve(limit):
    prime = []
    for i in range(limit + 1):
        prime.append(True)
    prime[0] = False
    prime[1] = False
    i = 2
    while i * i <= limit:
        if prime[i]:
            j = i * i
            while j <= limit:
                prime[j] = False
                j += i
        i += 1
    return prime


def summarise(prime):
    count = 0
    last = 0
    for i in range(len(prime)):
        if prime[i]:
            count += 1
            last = i
    print(count, last)


summarise(sieve(2000000))
