# A string of 200,000 numbered pieces, joined one after the other, ten times.
# (Python strings cannot grow, so people collect the pieces and join them.)
def build(n):
    pieces = []
    for i in range(n):
        pieces.append("item " + str(i) + ";")
    return "".join(pieces)


for round in range(10):
    text = build(200000 + round)
    print(len(text), text[1000 + round], text[len(text) - 2])
