/*
 * encoding.h - the encodings of x86-64 (see codegen/target.h, the only file that includes this
 * one).
 */
#ifndef RUFF_CODEGEN_X86_64_ENCODING_H
#define RUFF_CODEGEN_X86_64_ENCODING_H

#define TARGET_COUNT_BYTES       8u
#define TARGET_JUMP_BYTES        5u
#define TARGET_ROTATE_EXIT_BYTES 14u
#define TARGET_EXIT_BYTES        11u

static inline void encoding_store32(uint8_t *out, int64_t word)
{
    uint32_t low = (uint32_t)word;
    memcpy(out, &low, sizeof low);
}

static inline bool target_patch(uint8_t *out, uintptr_t at, HoleEncoding encoding, int64_t value)
{
    const uint64_t bias = encoding == HOLE_ABS32 ? 0 : (uint64_t)1 << 31;
    value = (int64_t)((uint64_t)value - (encoding == HOLE_REL32 ? at : 0));
    encoding_store32(out, value);
    return (uint64_t)value + bias <= UINT32_MAX;
}

/* Addresses as distances from the part. The symbols are always the same and so can be loaded
 * several at a time; the others have just been stored one by one, and a wide load would wait for
 * that. */
static inline void encoding_relate(HoleValues *values, uint32_t at)
{
    typedef uint32_t Lanes __attribute__((vector_size(16)));
    const Lanes origin = {at, at, at, at};
#pragma GCC unroll 8
    for (uint32_t kind = HOLE_CONT; kind <= HOLE_PC_RELATIVE; kind++) {
        values->by_kind[kind] = values->addresses[kind - HOLE_FIRST_RELATIVE] - at;
    }
#pragma GCC unroll 8
    for (uint32_t kind = HOLE_SYMBOL; kind < HOLE_KIND_COUNT; kind += sizeof(Lanes) / sizeof at) {
        Lanes lanes;
        memcpy(&lanes, &values->addresses[kind - HOLE_FIRST_RELATIVE], sizeof lanes);
        lanes -= origin;
        memcpy(&values->by_kind[kind], &lanes, sizeof lanes);
    }
}

/* Every hole is 4 bytes of the same sum, so there is nothing to decode: this loop is most of what
 * compiling is. */
static inline void target_patch_part(uint8_t *out, uintptr_t at, const StencilHole *holes,
                                     uint32_t count, HoleValues *values)
{
    encoding_relate(values, (uint32_t)at);
    for (uint32_t i = 0; i < count; i += STENCIL_HOLE_GROUP) {
#pragma GCC unroll 4
        for (uint32_t j = 0; j < STENCIL_HOLE_GROUP; j++) {
            const StencilHole *hole = &holes[i + j];
            encoding_store32(out + hole->offset, values->by_kind[hole->kind] + hole->addend);
        }
    }
}

/* cpuid */
static inline void target_synchronise(void)
{
    uint32_t a = 0, b, c = 0, d;
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d)::"memory");
}

/* inc qword ptr [disp32] */
static inline void target_count(uint8_t *out, const uint64_t *counter)
{
    static const uint8_t code[] = {0x48, 0xff, 0x04, 0x25};
    memcpy(out, code, sizeof code);
    encoding_store32(out + sizeof code, (int64_t)(uintptr_t)counter);
}

static inline bool target_jump(uint8_t *out, uintptr_t at, uintptr_t destination)
{
    out[0] = 0xe9;
    return target_patch(out + 1, at, HOLE_REL32, (int64_t)destination - (int64_t)TARGET_JUMP_BYTES);
}

/* mov r10d, imm32; jmp destination */
static inline bool target_exit(uint8_t *out, uintptr_t at, uintptr_t argument,
                               uintptr_t destination)
{
    out[0] = 0x41;
    out[1] = 0xba;
    encoding_store32(out + 2, (int64_t)argument);
    return target_jump(out + 6, at + 6, destination) && argument <= UINT32_MAX;
}

static inline void target_nothing(uint8_t *out, uint32_t bytes)
{
    memset(out, 0x90, bytes);
}

/* rol qword ptr [disp32], 1; jc destination */
static inline bool target_rotate_exit(uint8_t *out, uintptr_t at, const uint64_t *pattern,
                                      uintptr_t destination)
{
    static const uint8_t code[] = {0x48, 0xd1, 0x04, 0x25, 0, 0, 0, 0, 0x0f, 0x82};
    memcpy(out, code, sizeof code);
    encoding_store32(out + 4, (int64_t)(uintptr_t)pattern);
    return target_patch(out + sizeof code, at, HOLE_REL32,
                        (int64_t)destination - (int64_t)TARGET_ROTATE_EXIT_BYTES);
}

#endif
