# Product of two square matrices of floats, held as lists of rows.
from math import floor


def make_matrix(n, seed):
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            row.append((i - j) * (i + j + seed) * 1.0 / n)
        rows.append(row)
    return rows


def multiply(a, b):
    n = len(a)
    product = []
    for i in range(n):
        row = []
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i][k] * b[k][j]
            row.append(total)
        product.append(row)
    return product


def run(n):
    product = multiply(make_matrix(n, 1), make_matrix(n, 2))
    trace = 0.0
    for i in range(n):
        trace += product[i][i]
    print(floor(trace), floor(product[n // 2][n // 3] * 1000.0))


run(200)
