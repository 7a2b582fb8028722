# Linked lists walked and shortened by recursion (the Takeuchi function on lists).
class Element:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


def make_list(length):
    if length == 0:
        return None
    return Element(length, make_list(length - 1))


def list_length(list):
    if list is None:
        return 0
    return 1 + list_length(list.next)


def is_shorter(x, y):
    a = x
    b = y
    while b is not None:
        if a is None:
            return True
        a = a.next
        b = b.next
    return False


def tail(x, y, z):
    if is_shorter(y, x):
        return tail(tail(x.next, y, z), tail(y.next, z, x), tail(z.next, x, y))
    return z


def run(rounds):
    total = 0
    for round in range(rounds):
        total += list_length(tail(make_list(15), make_list(10 - round % 2), make_list(6)))
    print(total)


run(1000)
