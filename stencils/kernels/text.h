/*
 * text.h - strings where no reference has to be counted: characters of ASCII text, comparing
 * constants and characters.
 */
#ifndef RUFF_STENCILS_KERNELS_TEXT_H
#define RUFF_STENCILS_KERNELS_TEXT_H

#include <string.h>

#include "runtime/str.h"
#include "runtime/vm.h"
#include "stencils/kernels/slots.h"

/* Character i of a string, if both are ASCII: the one-character strings are immortal. */
static inline bool text_read(const VM *vm, const String *s, int64_t i, Value *out)
{
    if ((uint64_t)i >= s->len_bytes || !str_is_ascii(s)) {
        return false;
    }
    const String *character = vm->ascii_chars[(unsigned char)s->data[i]];
    slot_set_words(out, TAG_STRING, (uint64_t)(uintptr_t)character);
    return true;
}

/* Two immortal strings: comparing them consumes nothing. */
static inline bool text_both_immortal(const Value *l, const Value *r)
{
    return l->tag == TAG_STRING && r->tag == TAG_STRING && (l->o->rc | r->o->rc) == 0;
}

/* Whether two one-character ASCII strings, or any two strings that are the same object, are equal;
 * the only strings whose equality is decided by their address. *equal is set if so. */
static inline bool text_equal_by_address(const String *l, const String *r, bool *equal)
{
    *equal = l == r;
    return l == r || (l->len_bytes == 1 && r->len_bytes == 1);
}

#endif
