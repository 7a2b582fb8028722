#include "codegen/extract/opcode_effects.h"

#include <stddef.h>
#include <string.h>

enum { /* the words of opcodes.def */
       THROWS = 0,
       HEAP = 0,
       RESTART = 0,
       END = 0,
       CALLS = 1,
       BRANCH = 2,
};

static const struct {
    const char *name;
    int effects;
} opcodes[] = {
#define OP(name, a, b, c, consumes, words, effects) {#name, effects},
#include "vm/bytecode/opcodes.def"
#undef OP
};

/* What a stencil is called that is made for some operands of its opcode only. */
static const char *const special[] = {"_B", "_IN_PLACE"};

static size_t length_without(const char *name, size_t length, const char *suffix)
{
    size_t cut = strlen(suffix);
    return length > cut && strcmp(name + length - cut, suffix) == 0 ? length - cut : length;
}

bool opcode_effects(const char *name, OpcodeEffects *effects)
{
    size_t length = strlen(name);
    size_t bare = length;
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        bare = length_without(name, bare, special[i]);
    }
    for (size_t i = 0; i < sizeof opcodes / sizeof *opcodes; i++) {
        size_t own = strlen(opcodes[i].name);
        if ((own == length || own == bare) && strncmp(opcodes[i].name, name, own) == 0) {
            *effects = (OpcodeEffects){
                .calls = (opcodes[i].effects & CALLS) != 0,
                .branches = (opcodes[i].effects & BRANCH) != 0,
            };
            return true;
        }
    }
    return false;
}
