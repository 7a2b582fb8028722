#include "runtime/str.h"

#include <string.h>

#include "runtime/heap_inline.h"
#include "runtime/poll.h"
#include "runtime/refcount.h"
#include "runtime/vm.h"

static size_t object_bytes(size_t capacity_bytes)
{
    return sizeof(String) + capacity_bytes + 1;
}

/* The capacity that costs no more memory than len_bytes do. */
static size_t free_capacity(size_t len_bytes)
{
    return (object_bytes(len_bytes) + HEAP_GRANULE - 1) / HEAP_GRANULE * HEAP_GRANULE -
           sizeof(String) - 1;
}

static String *alloc_with_capacity(VM *vm, size_t len_bytes, size_t capacity_bytes)
{
    if (unlikely(len_bytes > STR_MAX_BYTES)) {
        vm_throw(vm, "String exceeds maximum length");
        return NULL;
    }
    capacity_bytes = free_capacity(capacity_bytes);
    String *s = heap_alloc_object(vm, object_bytes(capacity_bytes), TAG_STRING);
    if (unlikely(!s)) {
        return NULL;
    }
    s->len_bytes = (uint32_t)len_bytes;
    s->char_count = 0;
    s->capacity_bytes = (uint32_t)capacity_bytes;
    s->hash = 0;
    s->index = NULL;
    s->data[len_bytes] = '\0';
    return s;
}

String *str_alloc(VM *vm, size_t len_bytes)
{
    return alloc_with_capacity(vm, len_bytes, len_bytes);
}

void str_finish(String *s)
{
    s->char_count = (uint32_t)utf8_count_chars(s->data, s->len_bytes);
}

void str_free(VM *vm, String *s)
{
    if (unlikely(s->index)) {
        str_index_free(vm, s);
    }
    heap_free_object_fast(vm, &s->header, object_bytes(s->capacity_bytes));
}

String *str_new(VM *vm, const char *bytes, size_t len_bytes)
{
    if (len_bytes == 0) {
        return str_empty(vm);
    }
    if (len_bytes == 1 && (unsigned char)bytes[0] < 0x80) {
        return str_ascii_char(vm, (unsigned char)bytes[0]);
    }
    String *s = str_alloc(vm, len_bytes);
    if (s) {
        memcpy(s->data, bytes, len_bytes);
        str_finish(s);
    }
    return s;
}

String *str_from_cstr(VM *vm, const char *text)
{
    return str_new(vm, text, strlen(text));
}

String *str_ascii_char(VM *vm, unsigned char c)
{
    return vm->ascii_chars[c];
}

String *str_empty(VM *vm)
{
    return vm->empty_string;
}

void str_make_immortal(VM *vm, String *s)
{
    str_hash(vm, s);
    if (!str_is_ascii(s) && !s->index) {
        str_index_build(vm, s);
    }
    heap_make_immortal(vm, &s->header);
}

/* --- hash ---------------------------------------------------------------------------------- */

static uint64_t read_word(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Up to 7 bytes: first, middle and last of 1 to 3, both ends of 4 to 7. */
static uint64_t read_short(const char *bytes, size_t len_bytes)
{
    if (len_bytes >= 4) {
        uint32_t low, high;
        memcpy(&low, bytes, sizeof low);
        memcpy(&high, bytes + len_bytes - 4, sizeof high);
        return (uint64_t)high << 32 | low;
    }
    if (len_bytes == 0) {
        return 0;
    }
    const unsigned char *p = (const unsigned char *)bytes;
    return (uint64_t)p[0] << 16 | (uint64_t)p[len_bytes / 2] << 8 | p[len_bytes - 1];
}

/* Both halves of a 128-bit product folded together: every input bit reaches every output bit. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_bytes(const char *bytes, size_t len_bytes, uint64_t seed)
{
    const uint64_t odd1 = UINT64_C(0x9e3779b97f4a7c15);
    const uint64_t odd2 = UINT64_C(0xe7037ed1a0b428db);
    uint64_t state = seed ^ mix(len_bytes ^ odd2, odd1);
    size_t left_bytes = len_bytes;
    while (left_bytes > 16) {
        state = mix(read_word(bytes) ^ odd1, read_word(bytes + 8) ^ state);
        bytes += 16;
        left_bytes -= 16;
    }
    uint64_t a, b;
    if (left_bytes >= 8) {
        a = read_word(bytes);
        b = read_word(bytes + left_bytes - 8);
    } else {
        a = read_short(bytes, left_bytes);
        b = 0;
    }
    return mix(odd2 ^ a, state ^ b ^ odd1);
}

uint64_t str_hash_bytes(VM *vm, const void *bytes, size_t len_bytes)
{
    return hash_bytes(bytes, len_bytes, vm->hash_seed);
}

uint32_t str_hash(VM *vm, String *s)
{
    if (s->hash == 0) {
        uint64_t hash = hash_bytes(s->data, s->len_bytes, vm->hash_seed);
        uint32_t folded = (uint32_t)(hash ^ hash >> 32);
        s->hash = folded ? folded : 1;
    }
    return s->hash;
}

/* --- comparing ----------------------------------------------------------------------------- */

bool str_equal(const String *a, const String *b)
{
    if (a == b) {
        return true;
    }
    if (a->len_bytes != b->len_bytes || (a->hash && b->hash && a->hash != b->hash)) {
        return false;
    }
    return memcmp(a->data, b->data, a->len_bytes) == 0;
}

int str_compare(const String *a, const String *b)
{
    uint32_t common_bytes = a->len_bytes < b->len_bytes ? a->len_bytes : b->len_bytes;
    int order = memcmp(a->data, b->data, common_bytes);
    return order ? order : (a->len_bytes > b->len_bytes) - (a->len_bytes < b->len_bytes);
}

/* --- joining ------------------------------------------------------------------------------- */

String *str_concat_texts(VM *vm, Text a, Text b)
{
    String *joined = str_alloc(vm, a.len_bytes + b.len_bytes);
    if (likely(joined != NULL)) {
        memcpy(joined->data, a.bytes, a.len_bytes);
        memcpy(joined->data + a.len_bytes, b.bytes, b.len_bytes);
        joined->char_count = (uint32_t)(a.char_count + b.char_count);
    }
    return joined;
}

String *str_concat(VM *vm, const String *a, const String *b)
{
    return str_concat_texts(vm, text_of_string(a), text_of_string(b));
}

/* Makes room for len_bytes in a string that only the place refers to. */
static Status grow_unique(VM *vm, String **place, size_t len_bytes)
{
    String *s = *place;
    size_t capacity_bytes = len_bytes + len_bytes / 2 + 32;
    if (capacity_bytes > STR_MAX_BYTES) {
        capacity_bytes = STR_MAX_BYTES;
    }
    capacity_bytes = free_capacity(capacity_bytes);
    s = heap_realloc_object(vm, &s->header, object_bytes(s->capacity_bytes),
                            object_bytes(capacity_bytes));
    if (!s) {
        return STATUS_THROW;
    }
    s->capacity_bytes = (uint32_t)capacity_bytes;
    *place = s;
    return STATUS_OK;
}

/* The place gets its own copy with room for len_bytes, and a little more if it will be appended to
 * again. */
static Status replace_shared(VM *vm, String **place, size_t len_bytes)
{
    String *old = *place;
    String *copy = alloc_with_capacity(vm, len_bytes, len_bytes + len_bytes / 4);
    if (!copy) {
        return STATUS_THROW;
    }
    memcpy(copy->data, old->data, old->len_bytes);
    copy->len_bytes = old->len_bytes;
    copy->char_count = old->char_count;
    *place = copy;
    return STATUS_OK;
}

Status str_append_text(VM *vm, String **place, Text tail)
{
    String *old = *place;
    size_t old_bytes = old->len_bytes;
    size_t len_bytes = old_bytes + tail.len_bytes;
    if (unlikely(len_bytes > STR_MAX_BYTES)) {
        return vm_throw(vm, "String exceeds maximum length");
    }
    bool own_text = tail.bytes == old->data; /* s + s: the text may move */
    bool shared = old->header.rc != 1;
    if (shared) {
        if (replace_shared(vm, place, len_bytes) != STATUS_OK) {
            return STATUS_THROW;
        }
    } else if (len_bytes > old->capacity_bytes) {
        if (grow_unique(vm, place, len_bytes) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    String *s = *place;
    memcpy(s->data + old_bytes, own_text ? s->data : tail.bytes, tail.len_bytes);
    s->data[len_bytes] = '\0';
    s->len_bytes = (uint32_t)len_bytes;
    s->char_count += (uint32_t)tail.char_count;
    s->hash = 0;
    if (shared) {
        object_release(vm, &old->header);
    }
    return STATUS_OK;
}

Status str_append_bytes(VM *vm, String **place, const char *bytes, size_t len_bytes)
{
    if (len_bytes > STR_MAX_BYTES) {
        return vm_throw(vm, "String exceeds maximum length");
    }
    return str_append_text(vm, place, (Text){bytes, len_bytes, utf8_count_chars(bytes, len_bytes)});
}

Status str_append(VM *vm, String **place, const String *tail)
{
    return str_append_text(vm, place, text_of_string(tail));
}

static char *fill_piece(char *out, const char *unit, size_t unit_bytes, size_t count)
{
    if (unit_bytes == 1) {
        memset(out, unit[0], count);
        return out + count;
    }
    for (size_t i = 0; i < count; i++) {
        out = mempcpy(out, unit, unit_bytes);
    }
    return out;
}

Status str_fill_long(VM *vm, char *out, const char *unit, size_t unit_bytes, size_t count)
{
    size_t most = unit_bytes < POLL_PIECE ? POLL_PIECE / unit_bytes : 1;
    while (count > 0) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        size_t n = count < most ? count : most;
        out = fill_piece(out, unit, unit_bytes, n);
        count -= n;
    }
    return STATUS_OK;
}

String *str_repeat(VM *vm, const String *s, size_t count)
{
    String *repeated = str_alloc(vm, s->len_bytes * count);
    if (!repeated) {
        return NULL;
    }
    repeated->char_count = s->char_count * (uint32_t)count;
    if (str_fill(vm, repeated->data, s->data, s->len_bytes, count) != STATUS_OK) {
        object_release(vm, &repeated->header);
        return NULL;
    }
    return repeated;
}

/* --- dict keys ----------------------------------------------------------------------------- */

bool str_to_canonical_int(const String *s, int64_t *out)
{
    const char *p = s->data;
    size_t digit_count = s->len_bytes;
    bool negative = digit_count > 1 && *p == '-';
    p += negative;
    digit_count -= negative;
    if (digit_count == 0 || digit_count > 19 || (*p == '0' && (digit_count > 1 || negative))) {
        return false;
    }
    uint64_t magnitude = 0; /* 19 digits fit */
    for (size_t i = 0; i < digit_count; i++) {
        unsigned digit = (unsigned)(unsigned char)p[i] - '0';
        if (digit > 9) {
            return false;
        }
        magnitude = magnitude * 10 + digit;
    }
    if (magnitude > (uint64_t)INT64_MAX + negative) {
        return false;
    }
    *out = (int64_t)(negative ? 0 - magnitude : magnitude);
    return true;
}
