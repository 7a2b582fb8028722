# A string of 200,000 numbered pieces, joined one after the other, ten times.
def build(n):
    text = ""
    for i in range(n):
        text += "item " + str(i) + ";"
    return text


for round in range(10):
    text = build(200000 + round)
    print(len(text), text[1000 + round], text[len(text) - 2])
