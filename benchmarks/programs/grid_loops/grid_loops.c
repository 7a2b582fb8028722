/* Two nested loops of a thousand steps each, ten times. */
#include <stdio.h>

static long walk(long size, long factor)
{
    long total = 0;
    for (long i = 0; i < size; i++) {
        for (long j = 0; j < size; j++) {
            total = (total + i * j * factor) % 1000003;
        }
    }
    return total;
}

int main(void)
{
    for (long round = 0; round < 10; round++) {
        printf("%ld\n", walk(1000, round + 1));
    }
    return 0;
}
