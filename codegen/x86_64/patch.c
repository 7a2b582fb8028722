/*
 * patch.c - the encodings of x86-64 (see codegen/target.h).
 */
#include <string.h>

#include "codegen/target.h"

#ifdef RUFF_HAS_MACHINE_CODE

static void store32(uint8_t *out, uint32_t word)
{
    memcpy(out, &word, sizeof word);
}

static bool fits_signed(int64_t value)
{
    return value == (int32_t)value;
}

bool target_patch(uint8_t *out, uintptr_t at, HoleEncoding encoding, int64_t value)
{
    switch (encoding) {
    case HOLE_ABS32:
        store32(out, (uint32_t)value);
        return value >= 0 && value <= UINT32_MAX;
    case HOLE_ABS32S:
        store32(out, (uint32_t)value);
        return fits_signed(value);
    case HOLE_ABS64:
        memcpy(out, &value, sizeof value);
        return true;
    case HOLE_REL32:
        value -= (int64_t)at;
        store32(out, (uint32_t)value);
        return fits_signed(value);
    }
    return false;
}

/* inc qword ptr [disp32] */
void target_count(uint8_t *out, const uint64_t *counter)
{
    static const uint8_t code[] = {0x48, 0xff, 0x04, 0x25};
    memcpy(out, code, sizeof code);
    store32(out + sizeof code, (uint32_t)(uintptr_t)counter);
}

bool target_jump(uint8_t *out, uintptr_t at, uintptr_t destination)
{
    out[0] = 0xe9;
    return target_patch(out + 1, at + 1, HOLE_REL32, (int64_t)destination - 4);
}

/* rol qword ptr [disp32], 1; jc destination */
bool target_rotate_exit(uint8_t *out, uintptr_t at, const uint64_t *pattern, uintptr_t destination)
{
    static const uint8_t code[] = {0x48, 0xd1, 0x04, 0x25, 0, 0, 0, 0, 0x0f, 0x82};
    memcpy(out, code, sizeof code);
    store32(out + 4, (uint32_t)(uintptr_t)pattern);
    return target_patch(out + sizeof code, at + sizeof code, HOLE_REL32, (int64_t)destination - 4);
}

#endif
