/* An array of a million integers, grown by pushing, twelve times. */
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    long *items;
    size_t length;
    size_t capacity;
} Array;

static void push(Array *array, long value)
{
    if (array->length == array->capacity) {
        array->capacity = array->capacity ? array->capacity * 2 : 8;
        array->items = realloc(array->items, array->capacity * sizeof *array->items);
        if (!array->items) {
            exit(1);
        }
    }
    array->items[array->length++] = value;
}

static Array build(long n, long factor)
{
    Array values = {NULL, 0, 0};
    for (long i = 0; i < n; i++) {
        push(&values, i * factor);
    }
    return values;
}

int main(void)
{
    for (long round = 0; round < 12; round++) {
        Array values = build(1000000, round + 1);
        printf("%zu %ld %ld %ld\n", values.length, values.items[0], values.items[values.length / 2],
               values.items[values.length - 1]);
        free(values.items);
    }
    return 0;
}
