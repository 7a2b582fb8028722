# Counts the points of a grid that belong to the Mandelbrot set, and all iterations made.
def escape_time(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    n = 0
    while n < limit:
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
        n += 1
    return n


def run(size, limit):
    inside = 0
    iterations = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            n = escape_time(3.0 * x / size - 2.0, ci, limit)
            iterations += n
            if n == limit:
                inside += 1
    print(inside, iterations)


run(400, 100)
