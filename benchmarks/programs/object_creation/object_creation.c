/* 100,000 objects, all alive at once, made and summed up eight times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    long x;
    long y;
    const char *label;
} Point;

static Point *make_point(long x, long y, const char *label)
{
    Point *point = malloc(sizeof *point);
    if (!point) {
        exit(1);
    }
    *point = (Point){x, y, label};
    return point;
}

static Point **make_points(long n, long step)
{
    Point **points = malloc((size_t)n * sizeof *points);
    if (!points) {
        exit(1);
    }
    for (long i = 0; i < n; i++) {
        points[i] = make_point(i, i * step, "point");
    }
    return points;
}

static long summarise(Point **points, long n)
{
    long total = 0;
    for (long i = 0; i < n; i++) {
        total += points[i]->x + points[i]->y + (long)strlen(points[i]->label);
    }
    return total;
}

static void release(Point **points, long n)
{
    for (long i = 0; i < n; i++) {
        free(points[i]);
    }
    free(points);
}

int main(void)
{
    const long n = 100000;
    for (long round = 0; round < 8; round++) {
        Point **points = make_points(n, round);
        printf("%ld %ld\n", n, summarise(points, n));
        release(points, n);
    }
    return 0;
}
