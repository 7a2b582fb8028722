/*
 * value.h - the 16-byte tagged value, the one type that every register, element and field has.
 *
 * A value is a tag word and a payload word. Tags below TAG_FIRST_HEAP carry their payload inline;
 * the others point to a reference-counted Object (object.h). Ints are full 64-bit, floats are
 * unboxed doubles, so nothing numeric ever allocates.
 *
 * Three tags are never seen by a program:
 *   TAG_UNSET      a variable that exists but has not been given a value yet
 *   TAG_EXCEPTION  returned instead of a result: an exception is pending in the VM
 *   TAG_CELL       a register that holds a captured variable's cell
 *
 * Ownership: a Value does not say whether it owns its reference; the place it stands in does.
 * value_copy() moves bits only. refcount.h counts.
 */
#ifndef RUFF_RUNTIME_VALUE_H
#define RUFF_RUNTIME_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define likely(x)   __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

typedef struct VM VM;
typedef struct Object Object;
typedef struct String String;
typedef struct Array Array;
typedef struct Dict Dict;
typedef struct Instance Instance;
typedef struct StructDef StructDef;
typedef struct EnumDef EnumDef;
typedef struct Variant Variant;
typedef struct Bytes Bytes;
typedef struct Function Function;
typedef struct Cell Cell;
typedef struct Collection Collection;
typedef struct Generator Generator;
typedef struct Iterator Iterator;
typedef struct Promise Promise;
typedef struct Module Module;
typedef struct Builtin Builtin;

typedef enum ValueTag {
    TAG_UNSET = 0,
    TAG_NULL = 1,
    TAG_BOOL = 2,
    TAG_INT = 3,
    TAG_FLOAT = 4,
    TAG_BUILTIN = 5, /* a library function: pointer into the static table, never counted */
    TAG_EXCEPTION = 6,
    TAG_FIRST_HEAP = 8,
    TAG_STRING = 8,
    TAG_ARRAY = 9,
    TAG_DICT = 10,
    TAG_STRUCT = 11,
    TAG_FUNCTION = 12,
    TAG_BYTES = 13,
    TAG_STRUCT_DEF = 14,
    TAG_ENUM_DEF = 15,
    TAG_TAGGED = 16, /* Name::Variant(...); TAG_RESULT and TAG_OPTION share its layout */
    TAG_RESULT = 17,
    TAG_OPTION = 18,
    TAG_SET = 19,
    TAG_QUEUE = 20,
    TAG_STACK = 21,
    TAG_GENERATOR = 22,
    TAG_ITERATOR = 23,
    TAG_PROMISE = 24,
    TAG_MODULE = 25,
    TAG_CELL = 26,
    TAG_COUNT
} ValueTag;

typedef struct Value {
    uint64_t tag;
    union {
        uint64_t bits;
        int64_t i;
        double f;
        bool b; /* stored as 0 or 1 in the whole payload word: use value_bool() */
        Object *o;
        String *string;
        Array *array;
        Dict *dict;
        Instance *instance;
        StructDef *struct_def;
        EnumDef *enum_def;
        Variant *variant;
        Bytes *bytes;
        Function *function;
        Cell *cell;
        Collection *collection;
        Generator *generator;
        Iterator *iterator;
        Promise *promise;
        Module *module;
        const Builtin *builtin;
    };
} Value;

_Static_assert(sizeof(Value) == 16, "a slot is 16 bytes in every tier");

/* Two 8-byte moves that no compiler may merge into one 16-byte move: a vector load of a slot just
 * written by two 8-byte stores fails store forwarding and costs more than the whole operation. */
static inline void value_copy(Value *dst, const Value *src)
{
    uint64_t tag = src->tag;
    uint64_t bits = src->bits;
    __asm__("" : "+r"(tag));
    dst->tag = tag;
    dst->bits = bits;
}

static inline Value value_make(ValueTag tag, uint64_t bits)
{
    return (Value){.tag = tag, .bits = bits};
}
static inline Value value_unset(void)
{
    return value_make(TAG_UNSET, 0);
}
static inline Value value_null(void)
{
    return value_make(TAG_NULL, 0);
}
static inline Value value_bool(bool b)
{
    return value_make(TAG_BOOL, b ? 1 : 0);
}
static inline Value value_int(int64_t i)
{
    return (Value){.tag = TAG_INT, .i = i};
}
static inline Value value_float(double f)
{
    return (Value){.tag = TAG_FLOAT, .f = f};
}
/* Takes any pointer whose struct starts with an Object header. */
static inline Value value_object(ValueTag tag, const void *object)
{
    return (Value){.tag = tag, .o = (Object *)(uintptr_t)object};
}
static inline Value value_string(String *s)
{
    return value_object(TAG_STRING, s);
}
static inline Value value_array(Array *a)
{
    return value_object(TAG_ARRAY, a);
}
static inline Value value_dict(Dict *d)
{
    return value_object(TAG_DICT, d);
}
static inline Value value_builtin(const Builtin *b)
{
    return (Value){.tag = TAG_BUILTIN, .builtin = b};
}

static inline bool value_is_heap(Value v)
{
    return v.tag >= TAG_FIRST_HEAP;
}
static inline bool value_is_number(Value v)
{
    return v.tag == TAG_INT || v.tag == TAG_FLOAT;
}

/* What type() gives: "int", "string", "struct", ... Async functions: "function". */
const char *value_type_name(Value v);
/* Truthiness (language.md 3.2): false, null, 0, 0.0, "", [] and {} are falsey. */
bool value_is_truthy(Value v);

#endif
