# fib(30) by plain recursion, three times.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


for round in range(3):
    print(fib(30))
