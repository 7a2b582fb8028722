# 400,000 Fibonacci numbers, fib(20) to fib(70), each by its own loop.
def fib(n):
    a = 0
    b = 1
    for i in range(n):
        a, b = b, a + b
    return a


def run(rounds):
    total = 0
    for i in range(rounds):
        total = (total + fib(20 + i % 51)) % 1000003
    print(fib(70), total)


run(400000)
