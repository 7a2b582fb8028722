# Two million small dict literals; the last thousand or so stay alive.
def make_point(i):
    return {"x": i, "y": i * 2, "weight": i % 7}


def run(n):
    recent = []
    for i in range(1024):
        recent.append(make_point(i))
    total = 0
    for i in range(n):
        slot = i % 1024
        old = recent[slot]
        total += old["x"] + old["y"] * old["weight"]
        recent[slot] = make_point(i)
    return total


print(run(2000000))
