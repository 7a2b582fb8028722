# Spectral norm of an infinite matrix, approximated by the power method.
from math import floor, sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(v):
    result = []
    for i in range(len(v)):
        total = 0.0
        for j in range(len(v)):
            total += element(i, j) * v[j]
        result.append(total)
    return result


def multiply_transposed(v):
    result = []
    for i in range(len(v)):
        total = 0.0
        for j in range(len(v)):
            total += element(j, i) * v[j]
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    v = []
    for round in range(10):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    vv = 0.0
    uv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    print(floor(sqrt(uv / vv) * 1000000000.0))


run(300)
