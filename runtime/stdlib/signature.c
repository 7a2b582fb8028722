#include "runtime/stdlib/signature.h"

#include <string.h>

#define ANY_KIND  UINT32_MAX
#define KIND(tag) (1u << (tag))

static const struct KindWord {
    const char *word;
    uint32_t mask;
} kind_words[] = {
    {"any", ANY_KIND},
    {"string", KIND(TAG_STRING)},
    {"array", KIND(TAG_ARRAY)},
    {"num", KIND(TAG_INT) | KIND(TAG_FLOAT)},
    {"int", KIND(TAG_INT)},
    {"float", KIND(TAG_FLOAT)},
    {"bool", KIND(TAG_BOOL)},
    {"fn", KIND(TAG_FUNCTION) | KIND(TAG_BUILTIN)},
    {"dict", KIND(TAG_DICT)},
    {"set", KIND(TAG_SET)},
    {"queue", KIND(TAG_QUEUE)},
    {"stack", KIND(TAG_STACK)},
    {"bytes", KIND(TAG_BYTES)},
    {"null", KIND(TAG_NULL)},
    {"struct", KIND(TAG_STRUCT)},
    {"generator", KIND(TAG_GENERATOR)},
    {"iterator", KIND(TAG_ITERATOR)},
    {"promise", KIND(TAG_PROMISE)},
};

static size_t length_until(const char *text, const char *stop)
{
    return strcspn(text, stop);
}

bool signature_parameter(const char *signature, size_t i, Parameter *out)
{
    const char *at = strchr(signature, '(') + 1;
    for (size_t position = 0; *at != ')' && *at != '\0'; position++) {
        out->name = at;
        out->name_bytes = length_until(at, "?:,)");
        at += length_until(at, ":,)");
        out->kind = "any";
        out->kind_bytes = 3;
        if (*at == ':') {
            out->kind = at + 2;
            out->kind_bytes = length_until(out->kind, " .,)");
            at = out->kind + out->kind_bytes;
        }
        bool all_further = strncmp(at, "...", 3) == 0;
        if (position == i || all_further) {
            return true;
        }
        at += length_until(at, ",)");
        at += strspn(at, ", ");
    }
    return false;
}

static uint32_t word_mask(const char *word, size_t len_bytes)
{
    for (size_t i = 0; i < sizeof kind_words / sizeof *kind_words; i++) {
        if (strlen(kind_words[i].word) == len_bytes &&
            memcmp(kind_words[i].word, word, len_bytes) == 0) {
            return kind_words[i].mask;
        }
    }
    return 0;
}

uint32_t signature_kind_mask(const Parameter *parameter, bool *known)
{
    uint32_t mask = 0;
    const char *end = parameter->kind + parameter->kind_bytes;
    for (const char *word = parameter->kind; word < end;) {
        size_t len_bytes = length_until(word, "| .,)");
        uint32_t one = word_mask(word, len_bytes);
        *known &= one != 0;
        mask |= one;
        word += len_bytes + 1;
    }
    return mask;
}

void signature_kinds(Builtin *builtin)
{
    builtin->kind_count = 0;
    Parameter parameter;
    for (size_t i = 0; i < BUILTIN_MAX_KINDS; i++) {
        if (!signature_parameter(builtin->signature, i, &parameter)) {
            break;
        }
        bool known = true;
        builtin->kinds[i] = signature_kind_mask(&parameter, &known);
        if (builtin->kinds[i] != ANY_KIND) {
            builtin->kind_count = (uint8_t)(i + 1);
        }
    }
}
