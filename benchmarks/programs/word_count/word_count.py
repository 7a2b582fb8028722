# Counts the words of a made-up text and lists the most frequent ones.
def make_text(length):
    syllables = ["ka", "lo", "mi", "ne", "ru", "so", "ta", "vi"]
    words = []
    seed = 42
    for i in range(length):
        seed = (seed * 16807) % 2147483647
        word = syllables[seed % 8] + syllables[seed // 8 % 8]
        if seed % 3 == 0:
            word += syllables[seed // 64 % 8]
        if seed % 11 == 0:
            word = word.capitalize()
        words.append(word)
    return " ".join(words)


def count_words(text):
    counts = {}
    for word in text.split(" "):
        key = word.lower()
        counts[key] = counts.get(key, 0) + 1
    return counts


text = make_text(800000)
counts = count_words(text)
ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
print(len(text), len(counts))
for entry in ranked[:10]:
    print(entry[0], entry[1])
