#include "vm/bytecode/proto.h"

#include <stdlib.h>

#include "runtime/array.h"
#include "runtime/refcount.h"

void proto_release_constant(VM *vm, Value constant)
{
    if (constant.tag == TAG_ARRAY) {
        constant.o->rc = 1; /* immortal so far */
        object_release(vm, constant.o);
    }
}

static void free_templates(Proto *proto)
{
    for (uint32_t i = 0; i < proto->template_count; i++) {
        free(proto->templates[i].fields);
        free(proto->templates[i].methods);
    }
    free(proto->templates);
}

static void free_parts(VM *vm, Proto *proto)
{
    for (uint32_t i = 0; i < proto->constant_count; i++) {
        proto_release_constant(vm, proto->constants[i]);
    }
    free_templates(proto);
    free(proto->code);
    free(proto->constants);
    free(proto->handlers);
    free(proto->lines);
    free(proto->ownership);
    free(proto->ownership_words);
    free(proto->protos);
    free(proto);
}

/* Functions nest as deep as blocks may (the parser's limit): recursion is bounded. */
void proto_free(VM *vm, Proto *proto)
{
    if (proto == NULL) {
        return;
    }
    for (uint32_t i = 0; i < proto->proto_count; i++) {
        proto_free(vm, proto->protos[i]);
    }
    free_parts(vm, proto);
}

void program_free(VM *vm, ProgramProto *program)
{
    if (program != NULL) {
        proto_free(vm, program->main);
        free(program->global_names);
        free(program);
    }
}

void proto_position(const Proto *proto, uint32_t pc, uint32_t *line, uint32_t *column)
{
    uint32_t low = 0;
    uint32_t high = proto->line_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (proto->lines[middle].pc <= pc) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *line = low == 0 ? 0 : proto->lines[low - 1].line;
    *column = low == 0 ? 0 : proto->lines[low - 1].column;
}
