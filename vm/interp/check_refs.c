#include "vm/interp/check_refs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/cycle.h"
#include "runtime/format.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "vm/bytecode/disassembler.h"
#include "vm/interp/heap_edges.h"
#include "vm/interp/roots.h"

#define FIRST_CAPACITY 1024u
/* Steps for finding a root (in a frame, by its ownership map); those of deep recursion count more,
 * because nearly the same frames are walked again and again. */
#define ROOT_COST      8u
#define DEEP_ROOTS     256u
#define DEEP_ROOT_COST 64u

typedef struct Counted {
    Object *object;
    uint32_t references;
} Counted;

typedef struct Census {
    Counted *objects; /* in the order in which they were met */
    uint32_t *index;  /* number + 1 by address, twice the capacity of objects */
    size_t count, capacity;
    size_t roots;
    bool failed; /* out of memory */
} Census;

static uint32_t *find_slot(const Census *census, const Object *o)
{
    size_t mask = census->capacity * 2 - 1;
    size_t i = (((uintptr_t)o >> 3) * 0x9e3779b97f4a7c15u >> 20) & mask;
    while (census->index[i] != 0 && census->objects[census->index[i] - 1].object != o) {
        i = (i + 1) & mask;
    }
    return &census->index[i];
}

static bool resize(Census *census, size_t capacity)
{
    Counted *objects = realloc(census->objects, capacity * sizeof *objects);
    if (!objects) {
        return false;
    }
    census->objects = objects;
    uint32_t *index = calloc(capacity * 2, sizeof *index);
    if (!index) {
        return false;
    }
    free(census->index);
    census->index = index;
    census->capacity = capacity;
    for (size_t i = 0; i < census->count; i++) {
        *find_slot(census, objects[i].object) = (uint32_t)(i + 1);
    }
    return true;
}

/* The entry of an object, made if need be; NULL: immortal ones have none, or out of memory. */
static Counted *entry_of(Census *census, Object *o)
{
    if (o->rc == 0 || census->failed) {
        return NULL;
    }
    uint32_t *slot = find_slot(census, o);
    if (*slot == 0) {
        if (census->count == census->capacity) {
            if (!resize(census, census->capacity * 2)) {
                census->failed = true;
                return NULL;
            }
            slot = find_slot(census, o);
        }
        census->objects[census->count] = (Counted){.object = o};
        *slot = (uint32_t)++census->count;
    }
    return &census->objects[*slot - 1];
}

static void count_reference(Object *o, void *context)
{
    Counted *counted = entry_of(context, o);
    if (counted) {
        counted->references++;
    }
}

static void count_nothing(Object *member, void *context)
{
    entry_of(context, member);
}

static void count_root(VM *vm, Value v, void *context)
{
    Census *census = context;
    (void)vm;
    census->roots++;
    if (value_is_heap(v)) {
        count_reference(v.o, census);
    }
}

bool check_refs_now(VM *vm, Value *fp, const Insn *pc, RefMismatch *mismatch, size_t *cost)
{
    Census census = {.count = 0};
    bool complete = roots_are_complete(vm, fp), right = true;
    *cost = 0;
    if (resize(&census, FIRST_CAPACITY)) {
        roots_visit_at(vm, fp, pc, count_root, &census);
        if (complete) {
            cycle_visit_members(vm, count_nothing, &census);
        }
        for (size_t i = 0; i < census.count; i++) {
            heap_edges_visit(census.objects[i].object, count_reference, &census);
        }
        *cost = census.count + census.roots * ROOT_COST;
        if (census.roots > DEEP_ROOTS) {
            *cost += (census.roots - DEEP_ROOTS) * DEEP_ROOT_COST;
        }
        for (size_t i = 0; i < census.count && right && !census.failed; i++) {
            uint32_t rc = census.objects[i].object->rc, found = census.objects[i].references;
            if (rc < found || (complete && rc > found)) {
                *mismatch = (RefMismatch){census.objects[i].object, found};
                right = false;
            }
        }
    }
    free(census.objects);
    free(census.index);
    return right;
}

static void report(VM *vm, Value *fp, const Insn *pc, const RefMismatch *mismatch)
{
    const Proto *proto = frame_code(fp)->proto;
    uint32_t index = (uint32_t)(pc - frame_code(fp)->insns), line = 0, column = 0;
    const Object *o = mismatch->object;
    Value v = value_object((ValueTag)o->tag, o);
    proto_position(proto, index, &line, &column);
    fprintf(stderr,
            "--check-refs: wrong reference count in %s, %s:%u:%u, before instruction %u:\n    ",
            proto->info.name->data, proto->file ? proto->file : "?", line, column, index);
    disassemble_insn(stderr, proto, index);
    fprintf(stderr, "\n%s at %p: the header says %u, found %u\n",
            o->tag == TAG_CELL ? "cell" : value_type_name(v), (const void *)o, o->rc,
            mismatch->counted);
    Buffer text;
    buffer_init(&text, vm);
    if (o->tag != TAG_CELL && mismatch->counted > 0 && format_debug(&text, v) == STATUS_OK) {
        fprintf(stderr, "    %.*s\n", (int)(text.len_bytes < 200 ? text.len_bytes : 200),
                text.data);
    }
}

void check_refs(VM *vm, Value *fp, Insn *pc)
{
    struct Interp *interp = vm->interp;
    RefMismatch mismatch;
    size_t cost;
    if (INSN_OPCODE(*pc) == OP_LEAVE) {
        return; /* stands in no code, and the result is on its way */
    }
    if (interp->check_refs_skip > 0) {
        interp->check_refs_skip--;
        return;
    }
    if (!check_refs_now(vm, fp, pc, &mismatch, &cost)) {
        stdlib_flush(vm);
        report(vm, fp, pc, &mismatch);
        fflush(stderr);
        _exit(CHECK_REFS_EXIT_CODE);
    }
    interp->check_refs_skip =
        cost / CHECK_REFS_SMALL + interp->check_refs_passed / CHECK_REFS_DENSE;
    interp->check_refs_passed += interp->check_refs_skip + 1;
}
