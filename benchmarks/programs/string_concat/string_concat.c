/* A string of 200,000 numbered pieces, joined one after the other, ten times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *bytes;
    size_t length;
    size_t capacity;
} Text;

static void append(Text *text, const char *piece)
{
    size_t length = strlen(piece);
    if (text->length + length > text->capacity) {
        text->capacity = (text->length + length) * 2;
        text->bytes = realloc(text->bytes, text->capacity);
        if (!text->bytes) {
            exit(1);
        }
    }
    memcpy(text->bytes + text->length, piece, length);
    text->length += length;
}

static Text build(int n)
{
    Text text = {NULL, 0, 0};
    for (int i = 0; i < n; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        append(&text, "item ");
        append(&text, number);
        append(&text, ";");
    }
    return text;
}

int main(void)
{
    for (int round = 0; round < 10; round++) {
        Text text = build(200000 + round);
        printf("%zu %c %c\n", text.length, text.bytes[1000 + round], text.bytes[text.length - 2]);
        free(text.bytes);
    }
    return 0;
}
