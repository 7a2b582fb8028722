# Builds, walks and drops many binary trees: allocation and release of small objects.
class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def make_tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make_tree(depth - 1), make_tree(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def run(max_depth):
    print("stretch", max_depth + 1, count(make_tree(max_depth + 1)))
    long_lived = make_tree(max_depth)
    trees = 16384
    depth = 4
    while depth <= max_depth:
        total = 0
        for i in range(trees):
            total += count(make_tree(depth))
        print(trees, "trees of depth", depth, total)
        depth += 2
        trees = trees // 4
    print("long lived", max_depth, count(long_lived))


run(14)
