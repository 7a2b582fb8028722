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

/* Without branches but for the rare wide hole: this is most of what compiling is. */
static inline bool target_patch(uint8_t *out, uintptr_t at, HoleEncoding encoding, int64_t value)
{
    if (encoding == HOLE_ABS64) {
        memcpy(out, &value, sizeof value);
        return true;
    }
    const uint64_t bias = encoding == HOLE_ABS32 ? 0 : (uint64_t)1 << 31;
    value = (int64_t)((uint64_t)value - (encoding == HOLE_REL32 ? at : 0));
    encoding_store32(out, value);
    return (uint64_t)value + bias <= UINT32_MAX;
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
    return target_patch(out + 1, at + 1, HOLE_REL32, (int64_t)destination - 4);
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
    return target_patch(out + sizeof code, at + sizeof code, HOLE_REL32, (int64_t)destination - 4);
}

#endif
