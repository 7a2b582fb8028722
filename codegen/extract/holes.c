#include "codegen/extract/holes.h"

#include <elf.h>
#include <string.h>

#include "codegen/extract/assembly_checks.h"
#include "codegen/extract/report.h"

#define ABS32  (1u << HOLE_ABS32)
#define ABS32S (1u << HOLE_ABS32S)
#define REL32  (1u << HOLE_REL32)
#define ABS64  (1u << HOLE_ENCODING_COUNT) /* two of ABS32 */

/* The symbols that stencils/baseline/words.h declares, and the widths in which they may be used:
 * operands are positive, so either extension is right; signed numbers must be sign-extended. bias:
 * the symbol's value is so much less than the hole's. */
static const struct {
    const char *name;
    HoleKind kind;
    unsigned encodings;
    int32_t bias;
} symbols[] = {
    {"hole_a", HOLE_A, ABS32 | ABS32S, 0},
    {"hole_b", HOLE_B, ABS32 | ABS32S, 0},
    {"hole_c", HOLE_C, ABS32 | ABS32S, 0},
    {"hole_simm_c", HOLE_SIMM_C, ABS32S, 0},
    {"hole_imm32", HOLE_IMM32, ABS32S, 0},
    {"hole_pc", HOLE_PC, ABS32 | ABS32S | REL32, 64},
    {"hole_next_pc", HOLE_NEXT_PC, ABS32 | ABS32S, 0},
    {"hole_target_pc", HOLE_TARGET_PC, ABS32 | ABS32S, 0},
    {"hole_next_code", HOLE_NEXT_CODE, ABS32 | ABS32S, 0},
    {"hole_global", HOLE_GLOBAL, ABS64, 0},
    {"hole_global_callee", HOLE_GLOBAL_CALLEE, ABS64, 0},
    {"hole_constant_tag", HOLE_CONSTANT_TAG, ABS32 | ABS32S, 0},
    {"hole_constant_bits", HOLE_CONSTANT_BITS, ABS64, 0},
    {"hole_constant_a", HOLE_CONSTANT_A, ABS64, 0},
    {"hole_register_bytes", HOLE_REGISTER_BYTES, ABS32 | ABS32S, 0},
    {"hole_function", HOLE_FUNCTION, ABS64, 0},
    {"hole_function_code", HOLE_FUNCTION_CODE, ABS32S, 0},
    {"hole_slow_function", HOLE_SLOW_FUNCTION, ABS32 | ABS32S, 0},
    {"target", HOLE_TARGET, REL32, 0},
    {"side_exit", HOLE_SIDE_EXIT, REL32, 0},
    {"result_exit", HOLE_RESULT_EXIT, REL32, 0},
    {"typed_callee", HOLE_TYPED_CALLEE, REL32, 0},
};

static bool find_form(const ObjectFile *object, const char *op, uint32_t type, RelocationForm *form)
{
    if (object->machine != EM_X86_64) {
        return extract_fail(op, "machine %u is not supported", object->machine);
    }
    return holes_x86_64_form(type, form) ||
           extract_fail(op, "an unknown relocation: type %u", type);
}

/* A reference to another part of the object: of the same stencil, or to constants. */
static bool part_hole(const ObjectFile *object, const Part *part, const Relocation *relocation,
                      const size_t *constant_bases, NamedHole *out, int64_t *addend)
{
    const Part *other = &object->parts[relocation->part];
    *addend += (int64_t)relocation->value;
    if (out->hole.encoding != HOLE_REL32) {
        return extract_fail(part->name, "takes the address of its own code or a constant");
    }
    if (other->kind == PART_CONSTANTS) {
        out->hole.kind = HOLE_SYMBOL;
        *addend += (int64_t)constant_bases[relocation->part];
        return true;
    }
    if (strcmp(other->name, part->name) != 0) {
        return extract_fail(part->name, "refers to another stencil: %s", other->name);
    }
    out->hole.kind = other->kind == PART_HOT ? HOLE_HOT : HOLE_COLD;
    int64_t to = *addend + 4;
    if (to < 0 || to > (int64_t)other->byte_count) {
        return extract_fail(part->name, "jumps out of its code");
    }
    if (other->kind == PART_HOT && to == (int64_t)other->byte_count) {
        out->hole.kind = HOLE_CONT;
        *addend = -4;
    }
    return true;
}

static bool symbol_hole(const Part *part, const Relocation *relocation, NamedHole *out,
                        int64_t *addend)
{
    const char *symbol = relocation->symbol;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (strcmp(symbol, symbols[i].name) == 0) {
            unsigned used = out->wide ? ABS64 : 1u << out->hole.encoding;
            if ((symbols[i].encodings & used) == 0) {
                return extract_fail(part->name, "%s is used in a wrong width", symbol);
            }
            out->hole.kind = (uint8_t)symbols[i].kind;
            *addend -= symbols[i].bias;
            if (out->hole.kind == HOLE_PC && out->hole.encoding == HOLE_REL32) {
                out->hole.kind = HOLE_PC_RELATIVE;
            }
            return true;
        }
    }
    if (strncmp(symbol, "jit_", 4) != 0 &&
        strncmp(symbol, KERNEL_PREFIX, strlen(KERNEL_PREFIX)) != 0) {
        return extract_fail(part->name, "an unknown symbol: %s", symbol);
    }
    if (out->hole.encoding != HOLE_REL32) {
        return extract_fail(part->name, "%s is used in a wrong width", symbol);
    }
    out->hole.kind = HOLE_SYMBOL;
    out->symbol = symbol;
    return true;
}

bool holes_from_relocation(const ObjectFile *object, const Part *part, const Relocation *relocation,
                           const size_t *constant_bases, NamedHole *out)
{
    RelocationForm form = {0};
    if (!find_form(object, part->name, relocation->type, &form)) {
        return false;
    }
    if (relocation->offset + form.byte_count > part->byte_count ||
        relocation->offset > UINT16_MAX) {
        return extract_fail(part->name, "a relocation outside its section");
    }
    *out = (NamedHole){
        .hole = {.offset = (uint16_t)relocation->offset, .encoding = (uint8_t)form.encoding},
        .wide = form.byte_count == sizeof(uint64_t)};
    int64_t addend = relocation->addend;
    bool ok = relocation->part >= 0
                  ? part_hole(object, part, relocation, constant_bases, out, &addend)
                  : symbol_hole(part, relocation, out, &addend);
    if (ok && (form.encoding == HOLE_REL32) != (out->hole.kind >= HOLE_FIRST_RELATIVE)) {
        return extract_fail(part->name, "an address in a wrong encoding");
    }
    if (form.encoding == HOLE_REL32) { /* to the address of the part, not of the hole */
        addend -= (int64_t)relocation->offset;
    }
    if (ok && (addend < INT16_MIN || addend > INT16_MAX || (out->wide && addend != 0))) {
        return extract_fail(part->name, "an addend is too large");
    }
    out->hole.addend = (int16_t)addend;
    return ok;
}
