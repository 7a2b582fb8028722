/*
 * shapes.c - what typed code of the four shapes in shapes.ruff has to be measured against.
 *
 * `linked` rows do what linked stencils of that shape do: fib in assembly with operands in
 * registers, overflow and depth checks, the frame header written at every call and the result's tag
 * compared; elements and fields with all their checks at every access, which volatile pointers keep
 * the compiler from sharing. `plain` rows are C as one would write it, with overflow and bounds
 * checked. Prints row, check sum and milliseconds, the least of many short runs.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS       40
#define TAG_INT    3u
#define TAG_FLOAT  4u
#define SHAPE      77u
#define FAR        1000000
#define SIEVE_SIZE 200000
#define BODIES     5

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void check(int failed)
{
    if (__builtin_expect(failed, 0)) {
        abort();
    }
}

static int64_t add(int64_t a, int64_t b)
{
    int64_t sum;
    check(__builtin_add_overflow(a, b, &sum));
    return sum;
}

/* ---- fib and sum ---- */

/* n in r14, frame in r13 (32 bytes of header and callee, then registers), stack limit at (r12);
 * result in rax:rdx. */
__asm__(".text\n"
        "fib_linked:\n"
        "  cmpq $2, %r14\n"
        "  jge 1f\n"
        "  movl $3, %eax\n"
        "  movq %r14, %rdx\n"
        "  ret\n"
        "1: movq %r14, 8(%r13)\n"
        "  movq $3, (%r13)\n"
        "  subq $1, %r14\n"
        "  jo 9f\n"
        "  cmpq (%r12), %rsp\n"
        "  jb 9f\n"
        "  movq $1, -32(%r13)\n"
        "  movq %r13, 40(%r13)\n"
        "  movq $12, 48(%r13)\n"
        "  movq %r12, 56(%r13)\n"
        "  pushq %r13\n"
        "  addq $64, %r13\n"
        "  call fib_linked\n"
        "  popq %r13\n"
        "  cmpq $3, %rax\n"
        "  jne 9f\n"
        "  movq 8(%r13), %r14\n"
        "  movq %rdx, 24(%r13)\n"
        "  movq $3, 16(%r13)\n"
        "  subq $2, %r14\n"
        "  jo 9f\n"
        "  cmpq (%r12), %rsp\n"
        "  jb 9f\n"
        "  movq $2, -32(%r13)\n"
        "  movq %r13, 40(%r13)\n"
        "  movq $12, 48(%r13)\n"
        "  movq %r12, 56(%r13)\n"
        "  pushq %r13\n"
        "  addq $64, %r13\n"
        "  call fib_linked\n"
        "  popq %r13\n"
        "  cmpq $3, %rax\n"
        "  jne 9f\n"
        "  movq 24(%r13), %r14\n"
        "  addq %r14, %rdx\n"
        "  jo 9f\n"
        "  ret\n"
        "9: ud2\n");

static int64_t fib_linked(int64_t n)
{
    static int64_t frames[4096];
    static const uintptr_t limits[1];
    int64_t result;
    register int64_t argument __asm__("r14") = n;
    register int64_t *frame __asm__("r13") = frames + 8;
    register const uintptr_t *limit __asm__("r12") = limits;
    __asm__ volatile("call fib_linked"
                     : "=d"(result), "+r"(argument), "+r"(frame)
                     : "r"(limit)
                     : "rax", "memory", "cc");
    return result;
}

__attribute__((noinline)) static int64_t fib_plain(int64_t n)
{
    return n < 2 ? n : add(fib_plain(add(n, -1)), fib_plain(add(n, -2)));
}

static volatile int32_t interrupt;

__attribute__((noinline)) static int64_t sum_linked(int64_t n)
{
    int64_t total = 0;
    for (int64_t i = 0; i < n; i = add(i, 1)) {
        check(interrupt);
        total = add(total, i);
        __asm__("" : "+r"(i)); /* of which the compiler would know that it stays below n */
    }
    return total;
}

__attribute__((noinline)) static int64_t sum_plain(int64_t n)
{
    int64_t total = 0;
    for (int64_t i = 0; i < n; i = add(i, 1)) {
        total = add(total, i);
    }
    return total;
}

/* ---- sieve ---- */

typedef struct Slot {
    uint64_t tag;
    union {
        double f;
        struct Array *array;
    };
} Slot;

typedef struct Object {
    uint64_t count, shape;
    Slot fields[7];
} Object;

typedef struct Array {
    uint64_t holders, count, tag;
    union {
        int64_t *ints;
        Object **objects;
    };
} Array;

#define TAG_ARRAY 10u

static Array *array_at(volatile const Slot *slot, int64_t i, uint64_t tag)
{
    check(slot->tag != TAG_ARRAY);
    Array *array = slot->array;
    check(array->tag != tag || (uint64_t)i >= array->count);
    return array;
}

__attribute__((noinline)) static void sieve_linked(volatile Slot *marks, int64_t limit)
{
    for (int64_t i = 2; i * i <= limit; i = add(i, 1)) {
        check(interrupt);
        if (array_at(marks, i, TAG_INT)->ints[i] != 1) {
            continue;
        }
        for (int64_t j = i * i; j <= limit; j = add(j, i)) {
            check(interrupt);
            Array *array = array_at(marks, j, TAG_INT);
            check(array->holders != 1);
            array->ints[j] = 0;
        }
    }
}

__attribute__((noinline)) static void sieve_plain(int64_t *marks, int64_t count, int64_t limit)
{
    for (int64_t i = 2; i * i <= limit; i = add(i, 1)) {
        check(i >= count);
        for (int64_t j = marks[i] == 1 ? i * i : FAR * (int64_t)FAR; j <= limit; j = add(j, i)) {
            check(j >= count);
            marks[j] = 0;
        }
    }
}

/* ---- nbody ---- */

enum { X, Y, Z, VX, VY, VZ, MASS };

static double *field_at(volatile const Slot *all, int64_t i, int field, int stores)
{
    Array *array = array_at(all, i, TAG_ARRAY);
    Object *object = array->objects[i];
    check(object->shape != SHAPE || object->fields[field].tag != TAG_FLOAT);
    check(stores && (array->holders != 1 || object->count != 1));
    return &object->fields[field].f;
}

#define GET(i, field)        (*field_at(all, i, field, 0))
#define ADD(i, field, value) (*field_at(all, i, field, 1) = GET(i, field) + (value))

static void pull(volatile const Slot *all, int64_t i, int64_t j, double dt)
{
    double dx = GET(i, X) - GET(j, X), dy = GET(i, Y) - GET(j, Y), dz = GET(i, Z) - GET(j, Z);
    double square = dx * dx + dy * dy + dz * dz;
    double by = dt / (square * sqrt(square));
    double left = GET(j, MASS) * by, right = GET(i, MASS) * by;
    ADD(i, VX, -dx * left);
    ADD(i, VY, -dy * left);
    ADD(i, VZ, -dz * left);
    ADD(j, VX, dx * right);
    ADD(j, VY, dy * right);
    ADD(j, VZ, dz * right);
}

__attribute__((noinline)) static void steps_linked(volatile const Slot *all, int64_t n, double dt,
                                                   int64_t count)
{
    for (int64_t round = 0; round < count; round++) {
        for (int64_t i = 0; i < n; i = add(i, 1)) {
            for (int64_t j = i + 1; j < n; j = add(j, 1)) {
                check(interrupt);
                pull(all, i, j, dt);
            }
            ADD(i, X, dt * GET(i, VX));
            ADD(i, Y, dt * GET(i, VY));
            ADD(i, Z, dt * GET(i, VZ));
        }
    }
}

/* ---- rows ---- */

static int64_t count_marks(const int64_t *marks)
{
    int64_t found = 0;
    for (int64_t i = 0; i < SIEVE_SIZE; i++) {
        found += marks[i];
    }
    return found;
}

static int64_t fill_marks(int64_t *marks)
{
    for (int64_t i = 0; i < SIEVE_SIZE; i++) {
        marks[i] = 1;
    }
    return SIEVE_SIZE - 1;
}

static void fill_bodies(Object *objects)
{
    for (int i = 0; i < BODIES; i++) {
        double k = i + 1.0;
        double values[] = {k * 1.5, k * 0.5, 2.0 / k, 0.25 / k, k * 0.125, 0.0, k * 0.125};
        objects[i] = (Object){.count = 1, .shape = SHAPE};
        for (int field = X; field <= MASS; field++) {
            objects[i].fields[field] = (Slot){TAG_FLOAT, {values[field]}};
        }
    }
}

typedef struct Data {
    int64_t *marks;
    Object objects[BODIES];
    Object *pointers[BODIES];
    Array ints, structs;
} Data;

static Data data;

static void prepare(void)
{
    fill_marks(data.marks);
    fill_bodies(data.objects);
    for (int i = 0; i < BODIES; i++) {
        data.pointers[i] = &data.objects[i];
    }
    data.ints = (Array){1, SIEVE_SIZE, TAG_INT, {.ints = data.marks}};
    data.structs = (Array){1, BODIES, TAG_ARRAY, {.objects = data.pointers}};
}

static volatile int64_t small = 25, many = 2000000;

static int64_t run_fib_linked(void)
{
    return fib_linked(small);
}
static int64_t run_fib_plain(void)
{
    return fib_plain(small);
}
static int64_t run_sum_linked(void)
{
    return sum_linked(many);
}
static int64_t run_sum_plain(void)
{
    return sum_plain(many);
}
static int64_t run_sieve_linked(void)
{
    Slot slot = {TAG_ARRAY, {.array = &data.ints}};
    sieve_linked(&slot, SIEVE_SIZE - 1);
    return 0;
}
static int64_t run_sieve_plain(void)
{
    sieve_plain(data.marks, SIEVE_SIZE, SIEVE_SIZE - 1);
    return 0;
}
static int64_t run_nbody_linked(void)
{
    Slot slot = {TAG_ARRAY, {.array = &data.structs}};
    steps_linked(&slot, BODIES, 0.001, 2000);
    return (int64_t)(data.objects[0].fields[X].f * 1000.0);
}

static void row(const char *name, int64_t (*run)(void))
{
    double best = FAR;
    int64_t found = 0;
    for (int i = 0; i < RUNS; i++) {
        prepare();
        double began = now_ms();
        found = run();
        double taken = now_ms() - began;
        best = taken < best ? taken : best;
    }
    printf("%s\t%lld\t%f\n", name, (long long)(found ? found : count_marks(data.marks)), best);
}

int main(void)
{
    data.marks = malloc(SIEVE_SIZE * sizeof *data.marks);
    check(data.marks == NULL);
    row("fib linked", run_fib_linked);
    row("fib plain", run_fib_plain);
    row("sum linked", run_sum_linked);
    row("sum plain", run_sum_plain);
    row("sieve linked", run_sieve_linked);
    row("sieve plain", run_sieve_plain);
    row("nbody linked", run_nbody_linked);
    free(data.marks);
    return 0;
}
