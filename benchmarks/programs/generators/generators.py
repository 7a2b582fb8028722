# A chain of generators: count up, keep some and transform; and one of Fibonacci numbers.
def count_up(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def keep_odd(source):
    for n in source:
        if n % 2 == 1:
            yield n


def squares(source):
    for n in source:
        yield n * n % 1000003


def fibonacci(limit):
    a = 0
    b = 1
    for i in range(limit):
        yield a
        a, b = b, (a + b) % 1000003


def run(limit):
    total = 0
    for n in squares(keep_odd(count_up(limit))):
        total += n
    sum = 0
    for n in fibonacci(limit):
        sum += n
    print(total, sum)


run(2000000)
