/* The sum of the first million integers, twenty times. */
#include <stdio.h>

static long sum_below(long n)
{
    long total = 0;
    for (long i = 0; i < n; i++) {
        total += i;
    }
    return total;
}

int main(void)
{
    for (long round = 0; round < 20; round++) {
        printf("%ld\n", sum_below(1000000 + round));
    }
    return 0;
}
