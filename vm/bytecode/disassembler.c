#include "vm/bytecode/disassembler.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/format.h"
#include "runtime/str.h"
#include "vm/bytecode/operands.h"

#define TEXT_SHOWN_BYTES 60 /* of a string constant or source line */
#define INSN_COLUMNS     44 /* width of an instruction before its source line */

static void print_string(FILE *out, const String *s)
{
    uint32_t shown = s->len_bytes < TEXT_SHOWN_BYTES ? s->len_bytes : TEXT_SHOWN_BYTES;
    while (shown < s->len_bytes && shown > 0 && ((unsigned char)s->data[shown] & 0xc0) == 0x80) {
        shown--; /* never half a character */
    }
    fputc('"', out);
    for (uint32_t i = 0; i < shown; i++) {
        unsigned char c = (unsigned char)s->data[i];
        switch (c) {
        case '\n':
            fputs("\\n", out);
            break;
        case '\t':
            fputs("\\t", out);
            break;
        case '"':
        case '\\':
            fprintf(out, "\\%c", c);
            break;
        default:
            if (iscntrl(c)) {
                fprintf(out, "\\x%02x", c);
            } else {
                fputc(c, out);
            }
            break;
        }
    }
    fputs(shown < s->len_bytes ? "\"..." : "\"", out);
}

static void print_array(FILE *out, const Array *array)
{
    fputc('[', out);
    for (size_t i = 0; i < array->count; i++) {
        Value v = array_get(array, i);
        fputs(i == 0 ? "" : ", ", out);
        if (v.tag == TAG_STRING) {
            fprintf(out, "%s", v.string->data);
        } else {
            fprintf(out, "%s", value_type_name(v));
        }
    }
    fputc(']', out);
}

static void print_constant(FILE *out, const Proto *proto, uint32_t index)
{
    char digits[FORMAT_FLOAT_MAX];
    if (index >= proto->constant_count) {
        fprintf(out, "constant %u?", index);
        return;
    }
    Value v = proto->constants[index];
    switch ((ValueTag)v.tag) {
    case TAG_STRING:
        print_string(out, v.string);
        break;
    case TAG_ARRAY:
        print_array(out, v.array);
        break;
    case TAG_INT:
        fprintf(out, "%" PRId64, v.i);
        break;
    case TAG_FLOAT:
        fprintf(out, "%.*s", (int)format_float(digits, v.f), digits);
        break;
    case TAG_BOOL:
        fputs(v.bits ? "true" : "false", out);
        break;
    default:
        fputs(value_type_name(v), out);
        break;
    }
}

static void print_proto_name(FILE *out, const Proto *proto, uint32_t index)
{
    const String *name = index < proto->proto_count ? proto->protos[index]->info.name : NULL;
    fprintf(out, "function %s", name != NULL ? name->data : "?");
}

static void print_operand(FILE *out, const Proto *proto, const InsnView *insn, uint32_t slot,
                          OperandKind kind)
{
    uint32_t value = insn->operand[slot];
    switch (kind) {
    case OPERAND_CONST:
        print_constant(out, proto, value);
        break;
    case OPERAND_PROTO:
        print_proto_name(out, proto, value);
        break;
    case OPERAND_GLOBAL:
        fprintf(out, "global %u", value);
        break;
    case OPERAND_CAPTURE:
        fprintf(out, "capture %u", value);
        break;
    case OPERAND_IMM:
        fprintf(out, "%u", value);
        break;
    case OPERAND_SIMM:
        fprintf(out, "%d", (int16_t)value);
        break;
    case OPERAND_IMM_LO:
        fprintf(out, "%d", insn_imm32((uint16_t)value, (uint16_t)insn->operand[2]));
        break;
    default: /* registers */
        fprintf(out, "r%u%s", value, insn->flags & (OP_FLAG_A << slot) ? "!" : "");
        break;
    }
}

static void print_extra(FILE *out, const Proto *proto, const InsnView *insn)
{
    switch (insn->op) {
    case OP_CALL_GLOBAL:
        fprintf(out, ", global %u", insn->extra[0]);
        break;
    case OP_NEW_STRUCT_DEF:
        fprintf(out, ", %u values", insn->extra[0]);
        break;
    case OP_CALL:
        break;
    default:
        fputs(", ", out);
        print_constant(out, proto, insn->extra[0]);
        break;
    }
}

static void print_captures(FILE *out, const Proto *proto, uint32_t pc, uint32_t count)
{
    fputs(" [", out);
    for (uint32_t i = 0; i < count && pc + 1 + i < proto->code_count; i++) {
        InsnWord word = proto->code[pc + 1 + i];
        fputs(i == 0 ? "" : ", ", out);
        if (word.a == 0) {
            fprintf(out, "r%u", word.b / REG_SCALE);
        } else {
            fprintf(out, "capture %u", word.b);
        }
    }
    fputc(']', out);
}

void disassemble_insn(FILE *out, const Proto *proto, uint32_t pc)
{
    if (pc >= proto->code_count || proto->code[pc].op >> OP_FLAG_BITS >= OP_COUNT) {
        fputs("?", out);
        return;
    }
    const OpcodeInfo *info = &opcode_info[proto->code[pc].op >> OP_FLAG_BITS];
    if (pc + info->words > proto->code_count) {
        fprintf(out, "%s ?", info->name);
        return;
    }
    InsnView insn = word_view(proto->code, pc);
    const OperandKind kinds[3] = {info->a, info->b, info->c};
    const char *separator = " ";
    fputs(info->name, out);
    for (uint32_t slot = 0; slot < 3; slot++) {
        OperandKind kind = kinds[slot];
        bool is_jump = kind == OPERAND_JUMP || kind == OPERAND_JUMP_LO || kind == OPERAND_JUMP_HI;
        bool is_capture_count = insn.op == OP_CLOSURE && slot == 2;
        if (kind == OPERAND_NONE || kind == OPERAND_IMM_HI || is_jump || is_capture_count) {
            continue;
        }
        fputs(separator, out);
        print_operand(out, proto, &insn, slot, kind);
        separator = ", ";
    }
    if (info->words == 2) {
        print_extra(out, proto, &insn);
    }
    if (insn.op == OP_CLOSURE && insn.operand[2] > 0) {
        print_captures(out, proto, pc, insn.operand[2]);
    }
    if (opcode_has_target(insn.op)) {
        fprintf(out, " -> %" PRId64, insn_target(proto->code, pc));
    }
}

/* ---- whole programs ---- */

/* Begins of the lines of a source text, found as they are asked for in any order. */
typedef struct SourceLines {
    const char *text;
    size_t bytes;
    const char *line; /* the line that was asked for last */
    uint32_t number;
} SourceLines;

static void print_source_line(FILE *out, SourceLines *source, uint32_t number)
{
    if (source->text == NULL || number == 0) {
        return;
    }
    const char *end = source->text + source->bytes;
    if (source->number == 0 || number < source->number) {
        source->line = source->text;
        source->number = 1;
    }
    while (source->number < number) {
        const char *newline = memchr(source->line, '\n', (size_t)(end - source->line));
        if (newline == NULL) {
            return;
        }
        source->line = newline + 1;
        source->number++;
    }
    const char *from = source->line;
    const char *stop = memchr(from, '\n', (size_t)(end - from));
    stop = stop == NULL ? end : stop;
    while (from < stop && (*from == ' ' || *from == '\t')) {
        from++;
    }
    while (stop > from && (stop[-1] == '\r' || stop[-1] == ' ')) {
        stop--;
    }
    fprintf(out, "; %u: %.*s", number, (int)(stop - from), from);
}

/* The instruction, padded so that source lines stand in one column. */
static void print_insn_padded(FILE *out, const Proto *proto, uint32_t pc)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *line = open_memstream(&text, &bytes);
    if (line == NULL) {
        disassemble_insn(out, proto, pc);
        return;
    }
    disassemble_insn(line, proto, pc);
    fclose(line);
    fprintf(out, "%-*s", INSN_COLUMNS, text);
    free(text);
}

static void print_handlers(FILE *out, const Proto *proto)
{
    for (uint32_t i = 0; i < proto->handler_count; i++) {
        const HandlerRange *range = &proto->handlers[i];
        fprintf(out, "  try %u..%u, except at %u\n", range->start, range->end, range->target);
    }
}

static void print_proto(FILE *out, const Proto *proto, SourceLines *source)
{
    const String *name = proto->info.name;
    uint32_t shown = 0;
    fprintf(out, "function %s (%u parameters, %u registers, %u captures)\n",
            name != NULL ? name->data : "?", proto->info.param_count, proto->register_count,
            proto->capture_count);
    for (uint32_t pc = 0; pc < proto->code_count;) {
        uint32_t line = 0;
        uint32_t column = 0;
        InsnView insn = word_view(proto->code, pc);
        proto_position(proto, pc, &line, &column);
        fprintf(out, "%6u  ", pc);
        if (line != shown && line != 0) {
            print_insn_padded(out, proto, pc);
            print_source_line(out, source, line);
            shown = line;
        } else {
            disassemble_insn(out, proto, pc);
        }
        fputc('\n', out);
        pc += word_count(&insn);
    }
    print_handlers(out, proto);
    for (uint32_t i = 0; i < proto->proto_count; i++) {
        fputc('\n', out);
        print_proto(out, proto->protos[i], source);
    }
}

void disassemble_program(FILE *out, const ProgramProto *program, const char *source,
                         size_t source_bytes)
{
    SourceLines lines = {.text = source, .bytes = source_bytes};
    for (uint32_t i = 0; i < program->global_count; i++) {
        fprintf(out, "global %u: %s\n", i, program->global_names[i]->data);
    }
    if (program->global_count > 0) {
        fputc('\n', out);
    }
    print_proto(out, program->main, &lines);
}
