#include "tests/support/bytecode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/str.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/operands.h"

void bytecode_begin(BytecodeTest *t, uint32_t param_count)
{
    memset(t, 0, sizeof *t);
    if (!vm_runtime_init(&t->vm, 0)) {
        abort();
    }
    builder_init(&t->b, &t->vm, param_count);
}

bool bytecode_finish(BytecodeTest *t)
{
    t->proto = calloc(1, sizeof *t->proto);
    if (t->proto == NULL) {
        abort();
    }
    t->proto->info.name = str_intern(&t->vm, "test", 4);
    return builder_finish(&t->b, t->proto);
}

void bytecode_end(BytecodeTest *t)
{
    builder_free(&t->b);
    proto_free(&t->vm, t->proto);
    vm_runtime_destroy(&t->vm);
}

uint32_t bytecode_string(BytecodeTest *t, const char *text)
{
    return builder_constant(&t->b, value_string(str_intern(&t->vm, text, strlen(text))));
}

uint32_t bytecode_names(BytecodeTest *t, const char *const *names, uint32_t count)
{
    Array *array = array_new(&t->vm, count);
    if (array == NULL) {
        abort();
    }
    for (uint32_t i = 0; i < count; i++) {
        Value name = value_string(str_intern(&t->vm, names[i], strlen(names[i])));
        if (array_push(&t->vm, &array, name) != STATUS_OK) {
            abort();
        }
    }
    array->header.rc = 0;
    return builder_constant(&t->b, value_array(array));
}

char *bytecode_text(const Proto *proto)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    if (out == NULL) {
        abort();
    }
    for (uint32_t pc = 0; pc < proto->code_count;) {
        InsnView view = word_view(proto->code, pc);
        disassemble_insn(out, proto, pc);
        fputc('\n', out);
        pc += word_count(&view);
    }
    fclose(out);
    return text;
}
