#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/builtin_info.h"
#include "runtime/str.h"
#include "vm/bytecode/code.h"
#include "vm/cli/profile.h"
#include "vm/interp/interp.h"
#include "vm/interp/loader.h"

#define MAIN_NAME    "<main>"
#define OUTSIDE_NAME "<ruff>" /* no function was active */
#define CUT_NAME     "<deeper>"

/* ---- addresses to instructions ---- */

/* All codes of the VM by the address of their instructions. */
typedef struct CodeIndex {
    const Code **codes;
    size_t count;
} CodeIndex;

static int by_insns(const void *left, const void *right)
{
    const uintptr_t l = (uintptr_t)(*(const Code *const *)left)->insns;
    const uintptr_t r = (uintptr_t)(*(const Code *const *)right)->insns;
    return (l > r) - (l < r);
}

static void count_code(const Code *code, void *count)
{
    (void)code;
    ++*(size_t *)count;
}

static void add_code(const Code *code, void *context)
{
    CodeIndex *index = context;
    index->codes[index->count++] = code;
}

static bool index_codes(CodeIndex *index, const VM *vm)
{
    size_t count = 0;
    loader_visit_codes(vm, count_code, &count);
    *index = (CodeIndex){.codes = malloc((count + 1) * sizeof *index->codes)};
    if (index->codes) {
        loader_visit_codes(vm, add_code, index);
    }
    if (index->count > 0) {
        qsort(index->codes, index->count, sizeof *index->codes, by_insns);
    }
    return index->codes != NULL;
}

/* A frame of a sample. */
typedef struct Place {
    const Code *code; /* NULL: the address was no instruction's */
    const Insn *insn;
} Place;

static Place place_of(const CodeIndex *index, uint64_t address)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if ((uintptr_t)index->codes[middle]->insns <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const Code *code = low > 0 ? index->codes[low - 1] : NULL;
    const uint64_t offset = code ? address - (uintptr_t)code->insns : 0;
    if (!code || offset >= code->proto->code_count * sizeof(Insn) || offset % sizeof(Insn) != 0) {
        return (Place){NULL, NULL};
    }
    return (Place){code, &code->insns[offset / sizeof(Insn)]};
}

static uint32_t line_of(Place place)
{
    uint32_t line, column;
    proto_position(place.code->proto, (uint32_t)(place.insn - place.code->insns), &line, &column);
    return line;
}

static const char *name_of(const Code *code)
{
    const FunctionInfo *info = &code->proto->info;
    return info->flags & FUNCTION_TOP_LEVEL ? MAIN_NAME : info->name->data;
}

/* The library function that the instruction calls, as its address and name; NULL: none, or it
 * cannot be told. A method is known by its name alone, and only where C was seen to run. */
static const void *library_call(Place place, bool in_c, const char **name)
{
    const Insn *insn = place.insn;
    switch (INSN_OPCODE(*insn)) {
    case OP_CALL_BUILTIN:
    case OP_PATH_CALL:
        *name = insn[1].feedback.builtin->name;
        return insn[1].feedback.builtin;
    case OP_CALL_METHOD:
    case OP_PATH_METHOD: {
        const String *method = place.code->proto->constants[insn[1].a].string;
        *name = method->data;
        return in_c ? method : NULL;
    }
    default:
        return NULL;
    }
}

/* ---- samples as lists of frames, innermost first ---- */

typedef struct Frame {
    const void *key;
    const char *name;
    Place place; /* of a library function: the call */
    bool library;
} Frame;

typedef struct Stack {
    Frame frames[2 * SAMPLER_MAX_FRAMES + 1];
    uint32_t count;
} Stack;

/* A function of the library is a frame of its own where C was seen to run, and where it has called
 * back. */
static void expand(Stack *stack, const Sample *sample, const CodeIndex *index)
{
    stack->count = 0;
    for (uint32_t i = 0; i < sample->count; i++) {
        const Place place = place_of(index, sample->insns[i]);
        const bool in_c = i == 0 && sample->kind == SAMPLE_C;
        const char *name;
        if (!place.code) {
            continue;
        }
        const void *library = i > 0 || in_c ? library_call(place, in_c, &name) : NULL;
        if (library) {
            stack->frames[stack->count++] = (Frame){library, name, place, true};
        }
        stack->frames[stack->count++] =
            (Frame){place.code->proto, name_of(place.code), place, false};
    }
    if (stack->count == 0) {
        stack->frames[stack->count++] = (Frame){OUTSIDE_NAME, OUTSIDE_NAME, {NULL, NULL}, true};
    }
}

/* ---- tables ---- */

static size_t slot_of(const ProfileTable *table, const void *key, uint32_t line)
{
    uint64_t hash = ((uintptr_t)key ^ (uint64_t)line << 40) * 0x9e3779b97f4a7c15u;
    size_t mask = table->index_capacity - 1, slot = (size_t)(hash >> 32) & mask;
    while (table->index[slot] != UINT32_MAX) {
        const ProfileEntry *entry = &table->entries[table->index[slot]];
        if (entry->key == key && entry->line == line) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool grow(ProfileTable *table)
{
    const size_t capacity = table->capacity ? table->capacity * 2 : 256;
    ProfileEntry *entries = realloc(table->entries, capacity * sizeof *entries);
    if (!entries) {
        return false;
    }
    table->entries = entries;
    uint32_t *index = malloc(2 * capacity * sizeof *index);
    if (!index) {
        return false;
    }
    free(table->index);
    table->index = index;
    table->capacity = capacity;
    table->index_capacity = 2 * capacity;
    memset(index, 0xff, table->index_capacity * sizeof *index);
    for (size_t i = 0; i < table->count; i++) {
        index[slot_of(table, entries[i].key, entries[i].line)] = (uint32_t)i;
    }
    return true;
}

/* NULL: out of memory. */
static ProfileEntry *entry_of(ProfileTable *table, const ProfileEntry *wanted)
{
    if (table->count == table->capacity && !grow(table)) {
        return NULL;
    }
    const size_t slot = slot_of(table, wanted->key, wanted->line);
    if (table->index[slot] == UINT32_MAX) {
        table->index[slot] = (uint32_t)table->count;
        table->entries[table->count++] = *wanted;
    }
    return &table->entries[table->index[slot]];
}

static bool count_entry(ProfileTable *table, const ProfileEntry *wanted, uint64_t number,
                        uint32_t weight, bool self)
{
    ProfileEntry *entry = entry_of(table, wanted);
    if (!entry) {
        return false;
    }
    entry->self += self ? weight : 0;
    if (entry->last_seen != number) {
        entry->last_seen = number;
        entry->total += weight;
    }
    return true;
}

static bool count_frame(Profile *profile, const Frame *frame, uint64_t number, uint32_t weight,
                        bool self)
{
    ProfileEntry function = {.key = frame->key, .name = frame->name};
    if (!frame->library) {
        const Proto *proto = frame->place.code->proto;
        function.file = proto->file;
        function.line = proto->line;
    }
    if (!count_entry(&profile->functions, &function, number, weight, self)) {
        return false;
    }
    if (!frame->place.code) {
        return true;
    }
    /* The line of a library call counts with the frame that made it, too. */
    const Proto *proto = frame->place.code->proto;
    const ProfileEntry line = {.key = proto->file,
                               .name = name_of(frame->place.code),
                               .file = proto->file,
                               .line = line_of(frame->place)};
    return count_entry(&profile->lines, &line, number, weight, self);
}

static int by_time(const void *left, const void *right)
{
    const ProfileEntry *l = left, *r = right;
    if (l->self != r->self) {
        return l->self < r->self ? 1 : -1;
    }
    if (l->total != r->total) {
        return l->total < r->total ? 1 : -1;
    }
    return (l->line > r->line) - (l->line < r->line);
}

static void sort(ProfileTable *table)
{
    if (table->count > 0) {
        qsort(table->entries, table->count, sizeof *table->entries, by_time);
    }
}

static bool count_sample(Profile *profile, const Sample *sample, const Stack *stack,
                         uint64_t number)
{
    profile->samples += sample->weight;
    profile->kinds[sample->kind] += sample->weight;
    profile->cut += sample->cut ? sample->weight : 0;
    for (uint32_t i = 0; i < stack->count; i++) {
        if (!count_frame(profile, &stack->frames[i], number, sample->weight, i == 0)) {
            return false;
        }
    }
    return true;
}

bool profile_tally(Profile *profile, const Sampler *sampler, const VM *vm)
{
    CodeIndex index;
    Stack *stack = malloc(sizeof *stack);
    Sample sample;
    *profile = (Profile){0};
    bool ok = index_codes(&index, vm) && stack;
    uint64_t number = 0;
    for (size_t position = 0; ok && sampler_next(sampler, &position, &sample);) {
        expand(stack, &sample, &index);
        ok = count_sample(profile, &sample, stack, ++number);
    }
    free(index.codes);
    free(stack);
    sort(&profile->functions);
    sort(&profile->lines);
    return ok;
}

void profile_free(Profile *profile)
{
    free(profile->functions.entries);
    free(profile->functions.index);
    free(profile->lines.entries);
    free(profile->lines.index);
}

/* ---- stacks ---- */

typedef struct StackText {
    char *text;
    uint32_t weight;
} StackText;

typedef struct StackTexts {
    StackText *items;
    size_t count, capacity;
} StackTexts;

/* A semicolon would divide frames. */
static void print_name(FILE *out, const char *name)
{
    for (; *name; name++) {
        fputc(*name == ';' || *name == '\n' ? '_' : *name, out);
    }
}

/* malloc'ed; NULL: out of memory. */
static char *stack_text(const Stack *stack, bool cut, bool with_lines)
{
    char *text = NULL;
    size_t size_bytes;
    FILE *out = open_memstream(&text, &size_bytes);
    if (!out) {
        return NULL;
    }
    fputs(cut ? CUT_NAME ";" : "", out);
    for (uint32_t i = stack->count; i-- > 0;) {
        const Frame *frame = &stack->frames[i];
        print_name(out, frame->name);
        if (with_lines && !frame->library) {
            fprintf(out, ":%" PRIu32, line_of(frame->place));
        }
        fputs(i > 0 ? ";" : "", out);
    }
    return fclose(out) == 0 ? text : NULL;
}

static bool add_text(StackTexts *texts, char *text, uint32_t weight)
{
    if (texts->count == texts->capacity) {
        const size_t capacity = texts->capacity ? texts->capacity * 2 : 256;
        StackText *items = text ? realloc(texts->items, capacity * sizeof *items) : NULL;
        if (!items) {
            free(text);
            return false;
        }
        texts->items = items;
        texts->capacity = capacity;
    }
    texts->items[texts->count++] = (StackText){text, weight};
    return text != NULL;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(((const StackText *)left)->text, ((const StackText *)right)->text);
}

static void print_sums(FILE *out, StackTexts *texts)
{
    if (texts->count > 0) {
        qsort(texts->items, texts->count, sizeof *texts->items, by_text);
    }
    uint64_t sum = 0;
    for (size_t i = 0; i < texts->count; i++) {
        sum += texts->items[i].weight;
        if (i + 1 == texts->count || by_text(&texts->items[i], &texts->items[i + 1]) != 0) {
            fprintf(out, "%s %" PRIu64 "\n", texts->items[i].text, sum);
            sum = 0;
        }
    }
}

bool profile_write_stacks(FILE *out, const Sampler *sampler, const VM *vm, bool with_lines)
{
    CodeIndex index;
    StackTexts texts = {0};
    Stack *stack = malloc(sizeof *stack);
    Sample sample;
    bool ok = index_codes(&index, vm) && stack;
    for (size_t position = 0; ok && sampler_next(sampler, &position, &sample);) {
        expand(stack, &sample, &index);
        ok = add_text(&texts, stack_text(stack, sample.cut, with_lines), sample.weight);
    }
    if (ok) {
        print_sums(out, &texts);
    }
    for (size_t i = 0; i < texts.count; i++) {
        free(texts.items[i].text);
    }
    free(texts.items);
    free(index.codes);
    free(stack);
    return ok;
}
