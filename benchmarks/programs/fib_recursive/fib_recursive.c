/* fib(30) by plain recursion, three times. */
#include <stdio.h>

static long fib(long n)
{
    if (n < 2) {
        return n;
    }
    return fib(n - 1) + fib(n - 2);
}

int main(void)
{
    for (int round = 0; round < 3; round++) {
        printf("%ld\n", fib(30));
    }
    return 0;
}
