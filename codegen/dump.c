#include "codegen/dump.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/disassemble.h"
#include "codegen/target.h"
#include "runtime/str.h"
#include "vm/bytecode/disassembler.h"

#ifdef RUFF_HAS_MACHINE_CODE

#define LEFT_COLUMNS     38
#define MAX_SOURCE_BYTES ((size_t)1 << 20)

typedef struct Dump {
    FILE *out;
    const MachineCode *machine;
    Disassembler *disassembler; /* NULL: hexadecimal */
    char *source;               /* the whole file; NULL: it cannot be read */
    uint32_t last_line;
    const char *left; /* what belongs to the left of the next row */
} Dump;

static char *read_source(const char *path)
{
    FILE *in = path ? fopen(path, "rb") : NULL;
    char *text = in ? malloc(MAX_SOURCE_BYTES + 1) : NULL;
    if (text) {
        text[fread(text, 1, MAX_SOURCE_BYTES, in)] = '\0';
    }
    if (in) {
        fclose(in);
    }
    return text;
}

static void print_source_line(Dump *dump, uint32_t line)
{
    const char *text = dump->source ? dump->source : "";
    for (uint32_t i = 1; i < line && text; i++) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    text = text ? text : "";
    fprintf(dump->out, "%5" PRIu32 " | %.*s\n", line, (int)strcspn(text, "\r\n"), text);
}

static void print_row(void *context, const char *right)
{
    Dump *dump = context;
    fprintf(dump->out, "%-*s  %s\n", LEFT_COLUMNS, dump->left, right);
    dump->left = "";
}

static void print_part(Dump *dump, const char *left, uint32_t begin, uint32_t end)
{
    dump->left = left;
    disassemble_bytes(dump->disassembler, dump->machine->start + begin, end - begin, print_row,
                      dump);
    if (dump->left[0] != '\0') { /* an instruction without code */
        fprintf(dump->out, "%s\n", dump->left);
    }
}

/* The part of the instruction with this index ends where the next one begins. */
static uint32_t end_of(const MachineCode *machine, const uint32_t *offsets, uint32_t index,
                       uint32_t last_end)
{
    for (uint32_t i = index + 1; i < machine->code->proto->code_count; i++) {
        if (offsets[i] != MACHINE_NO_OFFSET) {
            return offsets[i];
        }
    }
    return last_end;
}

static void print_insn(Dump *dump, uint32_t index, uint32_t begin, uint32_t end)
{
    const Proto *proto = dump->machine->code->proto;
    uint32_t line, column;
    proto_position(proto, index, &line, &column);
    if (line != dump->last_line) {
        print_source_line(dump, line);
        dump->last_line = line;
    }
    char *text = NULL;
    size_t text_bytes = 0;
    FILE *memory = open_memstream(&text, &text_bytes);
    if (memory) {
        fputs("    ", memory);
        disassemble_insn(memory, proto, index);
        fclose(memory);
    }
    print_part(dump, text ? text : "", begin, end);
    free(text);
}

/* One kind of parts, which ends at `end`. */
static void print_parts(Dump *dump, const uint32_t *offsets, uint32_t end)
{
    dump->last_line = 0;
    for (uint32_t i = 0; i < dump->machine->code->proto->code_count; i++) {
        if (offsets[i] == MACHINE_NO_OFFSET) {
            continue;
        }
        uint32_t part_end = end_of(dump->machine, offsets, i, end);
        if (part_end > offsets[i] || offsets == dump->machine->offsets) {
            print_insn(dump, i, offsets[i], part_end);
        }
    }
}

void dump_machine_code(FILE *out, const MachineCode *machine)
{
    const Proto *proto = machine->code->proto;
    /* Behind either kind of parts is a gap. */
    const uint32_t first_slow = machine->hot_bytes + STENCIL_PIECE_BYTES;
    Dump dump = {.out = out,
                 .machine = machine,
                 .disassembler = disassembler_new(),
                 .source = read_source(proto->file)};
    fprintf(out, "function %s (%s:%" PRIu32 "), %" PRIu32 " bytes at %p\n", proto->info.name->data,
            proto->file ? proto->file : "?", proto->line, machine->bytes,
            (const void *)machine->start);
    print_part(&dump, "  entry", 0, machine->offsets[0]);
    print_parts(&dump, machine->offsets, machine->hot_bytes);
    fputs("slow parts\n", out);
    if (first_slow < machine->cold_offsets[0]) {
        print_part(&dump, "  entry", first_slow, machine->cold_offsets[0]);
    }
    print_parts(&dump, machine->cold_offsets, machine->bytes - STENCIL_PIECE_BYTES);
    disassembler_free(dump.disassembler);
    free(dump.source);
}

#endif
