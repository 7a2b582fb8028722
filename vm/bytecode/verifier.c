#include "vm/bytecode/verifier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "vm/bytecode/verifier_parts.h"

#define CODE_MAX    (1u << 28)
#define NESTING_MAX 4096

bool verify_fail(Verifier *v, uint32_t pc, const char *what)
{
    if (v->exhausted) {
        return verify_exhausted(v);
    }
    const String *name = v->proto->info.name;
    snprintf(v->message, v->message_bytes, "%s: instruction %u: %s",
             name != NULL ? name->data : "?", pc, what);
    return false;
}

bool verify_exhausted(Verifier *v)
{
    snprintf(v->message, v->message_bytes, "%s", "");
    return false;
}

/* ---- constants ---- */

static bool is_string(const Proto *proto, uint32_t index)
{
    return index < proto->constant_count && proto->constants[index].tag == TAG_STRING;
}

static bool is_name_array(const Proto *proto, uint32_t index)
{
    if (index >= proto->constant_count || proto->constants[index].tag != TAG_ARRAY) {
        return false;
    }
    const Array *array = proto->constants[index].array;
    return array->elem_tag == TAG_STRING || array->count == 0;
}

static int compare_addresses(const void *a, const void *b)
{
    const Object *l = *(Object *const *)a;
    const Object *r = *(Object *const *)b;
    return (l > r) - (l < r);
}

#define FEW_NAMES 32u

/* No name twice. Names are interned: equal texts have one address. */
static bool are_distinct(Verifier *v, const Array *names)
{
    Object *few[FEW_NAMES];
    size_t count = names->count;
    if (count < 2) {
        return true;
    }
    Object **sorted = count <= FEW_NAMES ? few : malloc(count * sizeof(Object *));
    if (sorted == NULL) {
        v->exhausted = true;
        return false;
    }
    memcpy((void *)sorted, (const void *)names->objects, count * sizeof(Object *));
    qsort((void *)sorted, count, sizeof(Object *), compare_addresses);
    size_t i = 1;
    while (i < count && sorted[i] != sorted[i - 1]) {
        i++;
    }
    if (sorted != few) {
        free((void *)sorted);
    }
    return i == count;
}

static bool is_distinct_names(Verifier *v, uint32_t index)
{
    return is_name_array(v->proto, index) && are_distinct(v, v->proto->constants[index].array);
}

/* Keys that a shape can have. */
static bool is_shape(Verifier *v, uint32_t index)
{
    int64_t number;
    if (!is_distinct_names(v, index)) {
        return false;
    }
    const Array *names = v->proto->constants[index].array;
    for (size_t i = 0; i < names->count; i++) {
        if (str_to_canonical_int((const String *)names->objects[i], &number)) {
            return false;
        }
    }
    return true;
}

static bool is_builtin_name(const Proto *proto, uint32_t index)
{
    if (!is_string(proto, index)) {
        return false;
    }
    const String *name = proto->constants[index].string;
    return builtin_find(name->data, name->len_bytes) != NULL;
}

static bool constant_fits(Verifier *v, Opcode op, uint32_t index)
{
    const Proto *proto = v->proto;
    switch (op) {
    case OP_LOAD_CONST: /* arrays: literals with nothing but literals in them */
        if (index < proto->constant_count && proto->constants[index].tag == TAG_ARRAY) {
            return true;
        }
        /* fallthrough */
    case OP_JUMP_NOT_LITERAL:
        return index < proto->constant_count &&
               (!value_is_heap(proto->constants[index]) || is_string(proto, index));
    case OP_LOAD_BUILTIN:
        return is_builtin_name(proto, index);
    case OP_NEW_DICT_SHAPED:
        return is_shape(v, index);
    case OP_UNPACK_OTHERS:
        return is_name_array(proto, index);
    case OP_NEW_ENUM_DEF:
        return is_name_array(proto, index) && proto->constants[index].array->count > 0;
    default:
        return is_string(proto, index);
    }
}

/* ---- operands ---- */

static bool verify_operand(Verifier *v, uint32_t pc, Opcode op, OperandKind kind, uint16_t raw)
{
    const Proto *proto = v->proto;
    if (operand_is_register(kind)) {
        bool valid = raw % REG_SCALE == 0 && raw / REG_SCALE < proto->register_count;
        /* The first register of an empty run is of no importance. */
        return valid || (kind == OPERAND_BASE && raw % REG_SCALE == 0) ||
               verify_fail(v, pc, "register out of range");
    }
    switch (kind) {
    case OPERAND_CONST:
        return constant_fits(v, op, raw) ||
               verify_fail(v, pc, "constant missing or of a wrong kind");
    case OPERAND_PROTO:
        return raw < proto->proto_count || verify_fail(v, pc, "nested function out of range");
    case OPERAND_GLOBAL:
        return raw < v->global_count || verify_fail(v, pc, "global out of range");
    case OPERAND_CAPTURE:
        return raw < proto->capture_count || verify_fail(v, pc, "capture out of range");
    case OPERAND_NONE:
        return raw == 0 || verify_fail(v, pc, "operand that is not used is not 0");
    default:
        return true;
    }
}

static bool verify_immediates(Verifier *v, uint32_t pc, const InsnView *insn)
{
    const Proto *proto = v->proto;
    switch (insn->op) {
    case OP_LOOP:
        return insn->operand[0] < proto->loop_count || verify_fail(v, pc, "loop id out of range");
    case OP_DIV_INT:
    case OP_MOD_INT:
        return insn->operand[2] != 0 || verify_fail(v, pc, "division by a literal 0");
    case OP_FOR_RANGE_PREP:
        return (insn->operand[2] >= 1 && insn->operand[2] <= 3) ||
               verify_fail(v, pc, "range needs one to three arguments");
    case OP_YIELD:
        return (proto->info.flags & FUNCTION_GENERATOR) != 0 ||
               verify_fail(v, pc, "YIELD outside a generator");
    case OP_PATH_CALL:
        return insn->operand[2] > 0 || verify_fail(v, pc, "PATH_CALL without the place's value");
    default:
        return true;
    }
}

static bool verify_struct_def(Verifier *v, uint32_t pc, const InsnView *insn)
{
    const Proto *proto = v->proto;
    if (insn->operand[1] >= proto->template_count) {
        return verify_fail(v, pc, "struct template out of range");
    }
    const StructTemplate *template = &proto->templates[insn->operand[1]];
    return insn->extra[0] == template->field_count + template->method_count ||
           verify_fail(v, pc, "run does not fit the struct template");
}

/* Results and options have fixed texts and payloads, which `?` and match rely on. */
static bool is_variant(const Proto *proto, uint32_t text, uint32_t kind, uint32_t payload_count)
{
    if (!is_string(proto, text)) {
        return false;
    }
    const char *tag = proto->constants[text].string->data;
    switch (kind) {
    case TAG_TAGGED:
        return true;
    case TAG_RESULT:
        return payload_count == 1 && (strcmp(tag, "Ok") == 0 || strcmp(tag, "Err") == 0);
    case TAG_OPTION:
        return strcmp(tag, payload_count == 0 ? "None" : "Some") == 0 && payload_count <= 1;
    default:
        return false;
    }
}

/* The word behind, for opcodes that have one. */
static bool verify_extra(Verifier *v, uint32_t pc, const InsnView *insn)
{
    const Proto *proto = v->proto;
    uint32_t a = insn->extra[0];
    uint32_t b = insn->extra[1];
    bool valid = true;
    switch (insn->op) {
    case OP_CALL:
        break;
    case OP_NEW_STRUCT:
        valid = is_distinct_names(v, a) && is_string(proto, b);
        break;
    case OP_NEW_STRUCT_DEF:
        return verify_struct_def(v, pc, insn);
    case OP_NEW_VARIANT:
        valid = is_variant(proto, a, b, insn->operand[2]);
        break;
    case OP_CALL_GLOBAL:
        valid = a < v->global_count;
        break;
    case OP_CALL_BUILTIN:
    case OP_PATH_CALL:
        valid = is_builtin_name(proto, a);
        break;
    case OP_CALL_METHOD:
        valid = is_string(proto, a) && (b == 0 || is_string(proto, b - 1));
        break;
    default:
        valid = is_string(proto, a);
        break;
    }
    return valid || verify_fail(v, pc, "bad operand in the EXTRA word");
}

static bool verify_captures(Verifier *v, uint32_t pc, const InsnView *insn)
{
    const Proto *proto = v->proto;
    if (proto->protos[insn->operand[1]]->capture_count != insn->operand[2]) {
        return verify_fail(v, pc, "number of captures differs from the nested function's");
    }
    for (uint32_t i = 1; i <= insn->operand[2]; i++) {
        InsnWord word = proto->code[pc + i];
        bool valid = word.a == 0
                         ? word.b % REG_SCALE == 0 && word.b / REG_SCALE < proto->register_count
                         : word.a == 1 && word.b < proto->capture_count;
        if (!valid) {
            return verify_fail(v, pc + i, "bad capture");
        }
    }
    return true;
}

/* ---- instructions ---- */

/* Opcode, flags and presence of all words. */
static bool verify_shape(Verifier *v, uint32_t pc, uint32_t *words)
{
    const Proto *proto = v->proto;
    InsnWord word = proto->code[pc];
    uint32_t op = word.op >> OP_FLAG_BITS;
    if (op >= OP_COUNT || op == OP_EXTRA || op >= OP_JUMP_LOOP) {
        return verify_fail(v, pc, "no instruction");
    }
    if ((word.op & OP_FLAG_MASK) & ~opcode_info[op].consumes) {
        return verify_fail(v, pc, "operand must not be consumed");
    }
    *words = op == OP_CLOSURE ? 1u + word.c : opcode_info[op].words;
    if (*words > proto->code_count - pc) {
        return verify_fail(v, pc, "instruction is cut off");
    }
    for (uint32_t i = 1; i < *words; i++) {
        if (proto->code[pc + i].op != OP_EXTRA << OP_FLAG_BITS) {
            return verify_fail(v, pc + i, "EXTRA word is missing");
        }
    }
    return true;
}

static bool verify_insn(Verifier *v, uint32_t pc, uint32_t *words)
{
    const Proto *proto = v->proto;
    if (!verify_shape(v, pc, words)) {
        return false;
    }
    InsnWord word = proto->code[pc];
    InsnView insn = word_view(proto->code, pc);
    const OpcodeInfo *info = &opcode_info[insn.op];
    if (!verify_operand(v, pc, insn.op, info->a, word.a) ||
        !verify_operand(v, pc, insn.op, info->b, word.b) ||
        !verify_operand(v, pc, insn.op, info->c, word.c) || !verify_immediates(v, pc, &insn) ||
        (info->words == 2 && !verify_extra(v, pc, &insn)) ||
        (insn.op == OP_CLOSURE && !verify_captures(v, pc, &insn))) {
        return false;
    }
    RegOperands operands;
    operands_of(&insn, proto->constants, proto->constant_count, &operands);
    return operands.extent <= proto->register_count ||
           verify_fail(v, pc, "run or window out of range");
}

/* Paths stand together: begin, steps, end. */
static bool verify_path_order(Verifier *v, uint32_t pc, Opcode op, bool *in_path)
{
    bool inside = opcode_is_path_step(op) || opcode_is_path_end(op);
    if (inside != *in_path) {
        return verify_fail(v, pc, inside ? "part of a path without begin" : "path without end");
    }
    if (inside) {
        v->places[pc] |= PLACE_INSIDE;
    }
    *in_path = opcode_is_path_begin(op) || opcode_is_path_step(op);
    return true;
}

static bool verify_words(Verifier *v)
{
    const Proto *proto = v->proto;
    bool in_path = false;
    uint8_t effects = 0;
    for (uint32_t pc = 0; pc < proto->code_count;) {
        uint32_t words = 0;
        v->places[pc] |= PLACE_START;
        if (!verify_insn(v, pc, &words)) {
            return false;
        }
        Opcode op = (Opcode)(proto->code[pc].op >> OP_FLAG_BITS);
        if (!verify_path_order(v, pc, op, &in_path)) {
            return false;
        }
        effects = opcode_info[op].effects;
        pc += words;
    }
    return (effects & EFFECT_END) != 0 ||
           verify_fail(v, proto->code_count - 1, "control falls off the end");
}

/* ---- targets ---- */

static bool is_landing(const Verifier *v, int64_t pc)
{
    return pc >= 0 && pc < v->proto->code_count &&
           (v->places[pc] & (PLACE_START | PLACE_INSIDE)) == PLACE_START;
}

static bool verify_handlers(Verifier *v)
{
    const Proto *proto = v->proto;
    for (uint32_t i = 0; i < proto->handler_count; i++) {
        const HandlerRange *range = &proto->handlers[i];
        bool ends_well = range->end == proto->code_count || is_landing(v, range->end);
        if (range->start >= range->end || !is_landing(v, range->start) || !ends_well) {
            return verify_fail(v, range->start, "bad try range");
        }
        if (!is_landing(v, range->target) ||
            proto->code[range->target].op >> OP_FLAG_BITS != OP_CATCH) {
            return verify_fail(v, range->target, "handler does not begin with CATCH");
        }
        v->places[range->target] |= PLACE_CATCH;
    }
    return true;
}

/* Jumps lead to instructions, and CATCH is arrived at by exceptions only. */
static bool verify_targets(Verifier *v)
{
    const Proto *proto = v->proto;
    bool falls = true;
    for (uint32_t pc = 0; pc < proto->code_count;) {
        InsnView insn = word_view(proto->code, pc);
        if (insn.op == OP_CATCH && (falls || !(v->places[pc] & PLACE_CATCH))) {
            return verify_fail(v, pc, "CATCH is no handler");
        }
        if (opcode_has_target(insn.op)) {
            int64_t target = insn_target(proto->code, pc);
            if (!is_landing(v, target) || (v->places[target] & PLACE_CATCH)) {
                return verify_fail(v, pc, "jump to nowhere");
            }
        }
        falls = !(opcode_info[insn.op].effects & EFFECT_END);
        pc += word_count(&insn);
    }
    return true;
}

/* ---- the whole ---- */

static bool verify_counts(Verifier *v)
{
    const Proto *proto = v->proto;
    if (proto->code_count == 0 || proto->code_count > CODE_MAX) {
        return verify_fail(v, 0, "bad length of the code");
    }
    if (proto->register_count > REG_MAX || proto->info.param_count > proto->register_count) {
        return verify_fail(v, 0, "bad number of registers");
    }
    const uint32_t suspending = FUNCTION_GENERATOR | FUNCTION_ASYNC;
    return (proto->info.flags & suspending) != suspending ||
           verify_fail(v, 0, "generator and async function at once");
}

static bool verify_one(const Proto *proto, uint32_t global_count, char *message,
                       size_t message_bytes)
{
    Verifier v = {.proto = proto,
                  .global_count = global_count,
                  .message = message,
                  .message_bytes = message_bytes};
    if (!verify_counts(&v)) {
        return false;
    }
    v.places = calloc(proto->code_count, 1);
    if (v.places == NULL) {
        return verify_exhausted(&v);
    }
    bool valid = verify_words(&v) && verify_handlers(&v) && verify_targets(&v) && verify_states(&v);
    free(v.places);
    return valid;
}

static bool verify_nested(const Proto *proto, uint32_t global_count, uint32_t depth, char *message,
                          size_t message_bytes)
{
    if (depth > NESTING_MAX) {
        snprintf(message, message_bytes, "functions are nested too deeply");
        return false;
    }
    /* First the nested ones: CLOSURE looks at how many captures they have. */
    for (uint32_t i = 0; i < proto->proto_count; i++) {
        if (!verify_nested(proto->protos[i], global_count, depth + 1, message, message_bytes)) {
            return false;
        }
    }
    return verify_one(proto, global_count, message, message_bytes);
}

bool verify_proto(const Proto *proto, uint32_t global_count, char *message, size_t message_bytes)
{
    return verify_nested(proto, global_count, 0, message, message_bytes);
}

bool verify_program(const ProgramProto *program, char *message, size_t message_bytes)
{
    const Proto *main = program->main;
    if (main->info.param_count != 0 || main->capture_count != 0 ||
        (main->info.flags & (FUNCTION_GENERATOR | FUNCTION_ASYNC)) != 0) {
        snprintf(message, message_bytes, "the top level is no plain function");
        return false;
    }
    return verify_proto(main, program->global_count, message, message_bytes);
}
