# Trees of arrays of random sizes: allocation of many small arrays.
seed = 0
made = 0


def next_random():
    global seed
    seed = (seed * 1309 + 13849) % 65536
    return seed


def build_tree(depth):
    global made
    made += 1
    if depth == 1:
        return [None for i in range(next_random() % 10 + 1)]
    children = []
    for i in range(4):
        children.append(build_tree(depth - 1))
    return children


for round in range(40):
    seed = 74755 + round
    made = 0
    tree = build_tree(8)
    print(made, len(tree), len(tree[3][2][1][0][3][2][1]), seed)
