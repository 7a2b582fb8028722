# Counts all substrings of several lengths in a random DNA sequence.
def make_sequence(length):
    letters = "ACGT"
    sequence = ""
    seed = 42
    for i in range(length):
        seed = (seed * 16807) % 2147483647
        sequence += letters[seed % 97 % 4]
    return sequence


def count_parts(sequence, size):
    counts = {}
    for i in range(len(sequence) - size + 1):
        part = sequence[i:i + size]
        counts[part] = counts.get(part, 0) + 1
    return counts


def show_frequencies(counts):
    for part in sorted(counts):
        print(part, counts[part])


def run(length):
    sequence = make_sequence(length)
    show_frequencies(count_parts(sequence, 1))
    show_frequencies(count_parts(sequence, 2))
    for part in ["GGT", "GGTA", "GGTATT", "GGTATTTTAATT"]:
        counts = count_parts(sequence, len(part))
        print(len(counts), part, counts.get(part, 0))


run(400000)
