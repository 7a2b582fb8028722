# Splits 200,000 lines into fields, rearranges them and joins everything again.
def make_text(n):
    rows = []
    for i in range(n):
        rows.append("user" + str(i) + "," + str(i * 37 % 1000) + ",city" + str(i % 50))
    return "\n".join(rows)


def rearrange(text):
    total = 0
    rows = []
    for line in text.split("\n"):
        fields = line.split(",")
        total += int(fields[1])
        rows.append(";".join([fields[2], fields[0], fields[1]]))
    print(len(rows), total)
    return "\n".join(rows)


text = make_text(200000)
result = rearrange(text)
print(len(text), len(result), result[100], result[-1])
