# Writes a table of 700,000 padded rows and a summary of each page of fifty.
def row(i):
    name = "item-" + str(i * 7919 % 100003)
    return "| " + name.ljust(12) + " | " + str(i).rjust(8) + " |\n"


def run(n):
    text = ""
    pages = []
    for i in range(n):
        text += row(i)
        if i % 50 == 49:
            text += "+" + "-" * 14 + "+" + "-" * 10 + "+\n"
            pages.append(text[:12].upper() + str(len(text)))
            text = text[2:14] + "..."
    summary = ",".join(pages)
    print(len(pages), len(summary), summary[1000], pages[-1])


run(700000)
