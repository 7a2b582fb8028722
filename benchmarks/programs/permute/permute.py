# All permutations of a small array by recursive swapping.
class Permuter:
    def __init__(self, values):
        self.count = 0
        self.values = values

    def swap(self, i, j):
        t = self.values[i]
        self.values[i] = self.values[j]
        self.values[j] = t

    def permute(self, n):
        self.count += 1
        if n > 0:
            last = n - 1
            self.permute(last)
            for i in range(last, -1, -1):
                self.swap(last, i)
                self.permute(last)
                self.swap(last, i)


def run(rounds):
    for round in range(rounds):
        permuter = Permuter(list(range(8)))
        permuter.permute(8)
        print(permuter.count, "".join(map(str, permuter.values)))


run(4)
