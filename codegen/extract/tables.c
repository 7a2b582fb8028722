#include "codegen/extract/tables.h"

#include <string.h>

#include "codegen/extract/holes.h"
#include "codegen/extract/report.h"

#define CONSTANT_ALIGNMENT 16
#define BYTES_PER_LINE     16
#define PART_BYTES_MAX     UINT16_MAX

typedef struct Piece { /* hot or cold part of a stencil in the tables */
    size_t byte_start, byte_count;
    size_t hole_start, hole_count;
    uint32_t hole_kinds;
} Piece;

typedef struct Tables {
    const ObjectFile *object;
    FILE *out;
    const char **names;
    Piece *hot, *cold;
    size_t stencil_count;
    const char **symbols; /* [0]: the constants */
    size_t symbol_count;
    size_t *constant_bases; /* by part */
    size_t byte_count, hole_count;
} Tables;

static const char *const kind_names[] = {
    "HOLE_A",
    "HOLE_B",
    "HOLE_C",
    "HOLE_SIMM_C",
    "HOLE_IMM32",
    "HOLE_PC",
    "HOLE_NEXT_PC",
    "HOLE_TARGET_PC",
    "HOLE_GLOBAL",
    "HOLE_GLOBAL_HIGH",
    "HOLE_GLOBAL_CALLEE",
    "HOLE_GLOBAL_CALLEE_HIGH",
    "HOLE_CONSTANT_TAG",
    "HOLE_CONSTANT_BITS",
    "HOLE_CONSTANT_BITS_HIGH",
    "HOLE_CONSTANT_A",
    "HOLE_CONSTANT_A_HIGH",
    "HOLE_REGISTER_BYTES",
    "HOLE_FUNCTION",
    "HOLE_FUNCTION_HIGH",
    "HOLE_FUNCTION_CODE",
    "HOLE_SLOW_FUNCTION",
    "HOLE_NEXT_CODE",
    "HOLE_CONT",
    "HOLE_TARGET",
    "HOLE_HOT",
    "HOLE_COLD",
    "HOLE_PC_RELATIVE",
    "HOLE_SIDE_EXIT",
    "HOLE_RESULT_EXIT",
    "HOLE_TYPED_CALLEE",
    "HOLE_SYMBOL",
};
static const char *const encoding_names[] = {"HOLE_ABS32", "HOLE_ABS32S", "HOLE_REL32"};

_Static_assert(sizeof kind_names / sizeof *kind_names == HOLE_SYMBOL + 1, "a name for each kind");
_Static_assert(HOLE_SYMBOL < 32, "Stencil.kinds has a bit for each kind");

static void write_bytes(FILE *out, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s0x%02x,%s", i % BYTES_PER_LINE == 0 ? "    " : " ", bytes[i],
                i % BYTES_PER_LINE == BYTES_PER_LINE - 1 || i + 1 == count ? "\n" : "");
    }
}

static void write_constants(Tables *tables)
{
    size_t written = 0;
    tables->constant_bases =
        extract_alloc(tables->object->part_count * sizeof *tables->constant_bases);
    fputs("_Alignas(16) static const uint8_t stencil_constants[] = {\n", tables->out);
    for (size_t i = 0; i < tables->object->part_count; i++) {
        const Part *part = &tables->object->parts[i];
        if (part->kind == PART_CONSTANTS) {
            tables->constant_bases[i] = written;
            write_bytes(tables->out, part->bytes, part->byte_count);
            written += part->byte_count;
            for (; written % CONSTANT_ALIGNMENT != 0; written++) {
                fputs("    0x00,\n", tables->out);
            }
        }
    }
    fputs("    0x00,\n};\n\n", tables->out);
}

static uint16_t symbol_index(Tables *tables, const char *name)
{
    if (name == NULL) {
        return 0;
    }
    for (size_t i = 1; i < tables->symbol_count; i++) {
        if (strcmp(tables->symbols[i], name) == 0) {
            return (uint16_t)i;
        }
    }
    tables->symbols = extract_grow(tables->symbols, tables->symbol_count, sizeof name);
    tables->symbols[tables->symbol_count] = name;
    return (uint16_t)tables->symbol_count++;
}

static void write_hole(FILE *out, const StencilHole *hole)
{
    fprintf(out, "    {%u, %d, ", hole->offset, hole->addend);
    if (hole->kind >= HOLE_SYMBOL) {
        fprintf(out, "HOLE_SYMBOL + %d", hole->kind - HOLE_SYMBOL);
    } else {
        fputs(kind_names[hole->kind], out);
    }
    fprintf(out, ", %s},\n", encoding_names[hole->encoding]);
}

static bool resolve(Tables *tables, const Part *part, const Relocation *relocation,
                    NamedHole *named)
{
    if (!holes_from_relocation(tables->object, part, relocation, tables->constant_bases, named)) {
        return false;
    }
    if (named->hole.kind == HOLE_SYMBOL) {
        unsigned kind = HOLE_SYMBOL + symbol_index(tables, named->symbol);
        named->hole.kind = (uint8_t)kind;
        return kind < HOLE_KIND_COUNT ||
               extract_fail(part->name, "one symbol too many: %s", named->symbol);
    }
    return true;
}

static void add_hole(Tables *tables, Piece *piece, const StencilHole *hole)
{
    write_hole(tables->out, hole);
    piece->hole_kinds |= hole->kind < HOLE_SYMBOL ? 1u << hole->kind : 0;
    piece->hole_count++;
    tables->hole_count++;
}

static bool write_holes_of(Tables *tables, const Part *part, Piece *piece)
{
    StencilHole last = {0};
    piece->hole_start = tables->hole_count;
    for (size_t i = 0; i < part->relocation_count; i++) {
        NamedHole named;
        if (!resolve(tables, part, &part->relocations[i], &named)) {
            return false;
        }
        last = named.hole;
        add_hole(tables, piece, &last);
        if (named.wide) {
            last.offset += 4;
            last.kind++;
            add_hole(tables, piece, &last);
        }
    }
    /* The last one again up to a whole group: nothing changes when it is filled in twice. */
    for (; (tables->hole_count - piece->hole_start) % STENCIL_HOLE_GROUP != 0;
         tables->hole_count++) {
        write_hole(tables->out, &last);
    }
    return true;
}

static const Part *find_cold(const Tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->object->part_count; i++) {
        const Part *part = &tables->object->parts[i];
        if (part->kind == PART_COLD && strcmp(part->name, name) == 0) {
            return part;
        }
    }
    return NULL;
}

/* Collects the stencils in the order of the object. */
static bool collect(Tables *tables)
{
    size_t parts = tables->object->part_count;
    tables->names = extract_alloc(parts * sizeof *tables->names);
    tables->hot = extract_alloc(parts * sizeof *tables->hot);
    tables->cold = extract_alloc(parts * sizeof *tables->cold);
    for (size_t i = 0; i < parts; i++) {
        const Part *part = &tables->object->parts[i];
        if (part->kind != PART_CONSTANTS && part->byte_count > PART_BYTES_MAX) {
            return extract_fail(part->name, "is too long");
        }
        if (part->kind == PART_CONSTANTS && part->alignment > CONSTANT_ALIGNMENT) {
            return extract_fail(part->name, "wants too large an alignment");
        }
        if (part->kind == PART_HOT) {
            tables->names[tables->stencil_count++] = part->name;
        }
    }
    return tables->stencil_count > 0 || extract_fail(NULL, "no stencils");
}

typedef bool (*PartWriter)(Tables *tables, const Part *part, Piece *piece);

/* All hot parts, then all cold ones, which keeps what is copied together together. */
static bool for_each_piece(Tables *tables, PartWriter write)
{
    size_t hot = 0;
    for (size_t i = 0; i < tables->object->part_count; i++) {
        const Part *part = &tables->object->parts[i];
        if (part->kind == PART_HOT && !write(tables, part, &tables->hot[hot++])) {
            return false;
        }
    }
    for (size_t i = 0; i < tables->stencil_count; i++) {
        const Part *cold = find_cold(tables, tables->names[i]);
        if (cold && !write(tables, cold, &tables->cold[i])) {
            return false;
        }
    }
    return true;
}

static bool write_code_of(Tables *tables, const Part *part, Piece *piece)
{
    piece->byte_start = tables->byte_count;
    piece->byte_count = part->byte_count;
    tables->byte_count += part->byte_count;
    fprintf(tables->out, "    /* %s, %s part */\n", part->name,
            part->kind == PART_HOT ? "hot" : "cold");
    write_bytes(tables->out, part->bytes, part->byte_count);
    return true;
}

static void write_names(const Tables *tables)
{
    fputs("enum {\n", tables->out);
    for (size_t i = 0; i < tables->stencil_count; i++) {
        fprintf(tables->out, "    STENCIL_%s = %zu,\n", tables->names[i], i);
    }
    fprintf(tables->out, "    STENCIL_COUNT = %zu,\n};\n\n", tables->stencil_count);
}

static void write_stencils(const Tables *tables)
{
    fputs("const Stencil stencils[] = {\n", tables->out);
    for (size_t i = 0; i < tables->stencil_count; i++) {
        const Piece *hot = &tables->hot[i], *cold = &tables->cold[i];
        fprintf(tables->out,
                "    {\"%s\", &stencil_bytes[%zu], &stencil_bytes[%zu],\n"
                "     &stencil_holes[%zu], &stencil_holes[%zu], %zu, %zu, %zu, %zu, 0x%x},\n",
                tables->names[i], hot->byte_start, cold->byte_start, hot->hole_start,
                cold->hole_start, hot->byte_count, cold->byte_count, hot->hole_count,
                cold->hole_count, hot->hole_kinds | cold->hole_kinds);
    }
    fputs("};\n\n", tables->out);
}

static void write_symbols(const Tables *tables)
{
    for (size_t i = 1; i < tables->symbol_count; i++) {
        fprintf(tables->out, "extern const char %s[];\n", tables->symbols[i]);
    }
    fputs("\nconst void *const stencil_symbols[] = {\n    stencil_constants,\n", tables->out);
    for (size_t i = 1; i < tables->symbol_count; i++) {
        fprintf(tables->out, "    %s,\n", tables->symbols[i]);
    }
    fputs("};\n\nconst char *const stencil_symbol_names[] = {\n    \"constants\",\n", tables->out);
    for (size_t i = 1; i < tables->symbol_count; i++) {
        fprintf(tables->out, "    \"%s\",\n", tables->symbols[i]);
    }
    fputs("};\n", tables->out);
}

/* Holes of a stencil stand together: hot, then cold. */
static bool write_holes(Tables *tables)
{
    size_t stencil = 0;
    fputs("static const StencilHole stencil_holes[] = {\n", tables->out);
    for (size_t i = 0; i < tables->object->part_count; i++) {
        const Part *part = &tables->object->parts[i];
        if (part->kind != PART_HOT) {
            continue;
        }
        fprintf(tables->out, "    /* %s */\n", part->name);
        const Part *cold = find_cold(tables, part->name);
        if (!write_holes_of(tables, part, &tables->hot[stencil]) ||
            (cold && !write_holes_of(tables, cold, &tables->cold[stencil]))) {
            return false;
        }
        stencil++;
    }
    fputs("    {0, 0, 0, 0},\n};\n\n", tables->out);
    return true;
}

bool tables_write(const ObjectFile *object, FILE *out)
{
    Tables tables = {.object = object, .out = out, .symbol_count = 1};
    tables.symbols = extract_grow(NULL, 0, sizeof *tables.symbols);
    if (!collect(&tables)) {
        return false;
    }
    fputs("/* Made by scripts/make-stencils.sh from stencils/baseline. */\n\n", out);
    write_names(&tables);
    write_constants(&tables);
    fputs("static const uint8_t stencil_bytes[] = {\n", out);
    if (!for_each_piece(&tables, write_code_of)) {
        return false;
    }
    static const uint8_t padding[STENCIL_PIECE_BYTES];
    fputs("    /* so that copies may be rounded up */\n", out);
    write_bytes(out, padding, sizeof padding);
    fputs("};\n\n", out);
    if (!write_holes(&tables)) {
        return false;
    }
    write_stencils(&tables);
    write_symbols(&tables);
    return extract_message()[0] == '\0';
}
