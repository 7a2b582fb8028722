/* 400,000 Fibonacci numbers, fib(20) to fib(70), each by its own loop. */
#include <stdio.h>

static long fib(long n)
{
    long a = 0;
    long b = 1;
    for (long i = 0; i < n; i++) {
        long next = a + b;
        a = b;
        b = next;
    }
    return a;
}

static void run(long rounds)
{
    long total = 0;
    for (long i = 0; i < rounds; i++) {
        total = (total + fib(20 + i % 51)) % 1000003;
    }
    printf("%ld %ld\n", fib(70), total);
}

int main(void)
{
    run(400000);
    return 0;
}
