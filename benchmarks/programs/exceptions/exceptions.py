# Errors raised three calls deep and caught, some of them raised again on the way.
def check(n):
    if n % 3 == 0:
        raise ValueError("divisible")
    return n


def translate(n):
    try:
        return check(n)
    except ValueError as e:
        if n % 2 == 0:
            raise ValueError("even and " + e.args[0])
        return -n


def attempt(n):
    return translate(n) + 1


def run(rounds):
    total = 0
    caught = 0
    letters = 0
    for n in range(rounds):
        try:
            total += attempt(n)
        except ValueError as e:
            caught += 1
            letters += len(e.args[0])
    print(total, caught, letters)


run(1000000)
