# A million one-character appends to one string, several times over.
# (Python strings cannot grow, so people collect the pieces and join them.)
def build(n, letters):
    pieces = []
    for i in range(n):
        pieces.append(letters[i % 26])
    return "".join(pieces)


letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" ")
for turn in range(4):
    text = build(1000000 + turn, letters)
    print(len(text), text[turn], text[-1])
