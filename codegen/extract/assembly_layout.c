#include "codegen/extract/assembly_layout.h"

#include <string.h>

#include "codegen/extract/assembly_checks.h"
#include "codegen/extract/report.h"

typedef struct Layout {
    const AssemblyFunction *function;
    bool *placed;
    const char *prefix; /* of all labels that belong to this function in the stencil */
    size_t number;      /* of the stencil */
    FILE *out;
} Layout;

static bool is(Successor s, const char *symbol)
{
    return s.symbol && strcmp(s.symbol, symbol) == 0;
}

static bool same(Successor l, Successor r)
{
    return l.block == r.block && (l.symbol == r.symbol || (l.symbol && is(r, l.symbol)));
}

/* Through blocks that only jump on. */
static Successor thread(const AssemblyFunction *function, Successor s)
{
    for (size_t hops = 0; s.block >= 0 && hops < function->block_count; hops++) {
        const Block *block = &function->blocks[s.block];
        if (block->line_count != 0 || block->condition) {
            break;
        }
        s = block->end;
    }
    return s;
}

bool assembly_reaches(const AssemblyFunction *function, const char *symbol)
{
    for (size_t i = 0; i < function->block_count; i++) {
        if (is(function->blocks[i].taken, symbol) || is(function->blocks[i].end, symbol)) {
            return true;
        }
    }
    return false;
}

/* What a jump to the successor names. */
static const char *label_of(const Layout *layout, Successor s)
{
    if (s.block >= 0) {
        return extract_text(".L%s_%d", layout->prefix, s.block);
    }
    if (is(s, "cont") || is(s, "slow")) {
        return extract_text(".L%zu_%s", layout->number, s.symbol);
    }
    return s.symbol;
}

static void write_jump(const Layout *layout, const char *mnemonic, const char *condition,
                       Successor to)
{
    fprintf(layout->out, "\t%s%s\t%s\n", mnemonic, condition, label_of(layout, to));
}

static bool can_follow(const Layout *layout, Successor s)
{
    return s.block >= 0 && !layout->placed[s.block];
}

/* Writes a block's branch and leaves in *next where its code runs on without a jump. Going on is
 * best at a block that is not written yet, in the compiler's order; and at the next stencil. */
static void write_branch(const Layout *layout, const Block *block, Successor *next)
{
    Successor taken = thread(layout->function, block->taken);
    bool keeps = can_follow(layout, *next) || (is(*next, "cont") && !can_follow(layout, taken));
    if (!keeps && (can_follow(layout, taken) || is(taken, "cont"))) {
        write_jump(layout, "j", assembly_inverse(block->condition), *next);
        *next = taken;
        return;
    }
    write_jump(layout, "j", block->condition, taken);
}

/* Writes blocks from `first` on as long as one runs into the other. The hot part ends at cont.
 * False: it must not be as it is. */
static bool write_trace(const Layout *layout, int first, bool hot)
{
    Successor next = {first, NULL};
    SlotAddresses addresses = {0};
    bool ok = true;
    while (can_follow(layout, next)) {
        const Block *block = &layout->function->blocks[next.block];
        layout->placed[next.block] = true;
        fprintf(layout->out, "%s:\n", label_of(layout, next));
        for (size_t i = 0; i < block->line_count; i++) {
            ok &= !hot || assembly_check_slots(layout->function->name, block->lines[i], &addresses);
            fprintf(layout->out, "\t%s\n", block->lines[i]);
        }
        next = thread(layout->function, block->end);
        if (block->condition && !same(thread(layout->function, block->taken), next)) {
            write_branch(layout, block, &next);
        }
    }
    bool returns = next.block < 0 && next.symbol == NULL;
    if (!returns && !(hot && is(next, "cont"))) {
        write_jump(layout, "jmp", "", next);
    }
    return ok;
}

static bool *find_reachable(const AssemblyFunction *function)
{
    bool *reachable = extract_alloc(function->block_count);
    reachable[0] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < function->block_count; i++) {
            const Block *block = &function->blocks[i];
            Successor to[] = {
                thread(function, block->end),
                thread(function, block->condition ? block->taken : block->end),
            };
            for (size_t k = 0; reachable[i] && k < 2; k++) {
                if (to[k].block >= 0 && !reachable[to[k].block]) {
                    reachable[to[k].block] = changed = true;
                }
            }
        }
    }
    return reachable;
}

static void write_rest(const Layout *layout)
{
    const bool *reachable = find_reachable(layout->function);
    for (size_t i = 0; i < layout->function->block_count; i++) {
        if (reachable[i] && !layout->placed[i]) {
            write_trace(layout, (int)i, false);
        }
    }
}

static Layout begin(const AssemblyFunction *function, size_t number, const char *part, FILE *out)
{
    return (Layout){
        .function = function,
        .placed = extract_alloc(function->block_count),
        .prefix = extract_text("%zu%s", number, part),
        .number = number,
        .out = out,
    };
}

bool assembly_write_stencil(const AssemblyFunction *function, const char *name,
                            const AssemblyFunction *slow_part, size_t number, FILE *out)
{
    if (slow_part == NULL && assembly_reaches(function, "slow")) {
        return extract_fail(name, "jumps to slow, but is no opcode");
    }
    Layout layout = begin(function, number, "s", out);
    fprintf(out, "\t.section\t.text.hot.%s,\"ax\",@progbits\n", name);
    bool ok = write_trace(&layout, 0, true);
    fprintf(out, ".L%zu_cont:\n", number);
    fprintf(out, "\t.section\t.text.cold.%s,\"ax\",@progbits\n", name);
    write_rest(&layout);
    if (slow_part && assembly_reaches(function, "slow")) {
        Layout slow = begin(slow_part, number, "w", out);
        fprintf(out, ".L%zu_slow:\n", number);
        write_trace(&slow, 0, false);
        write_rest(&slow);
    }
    return ok;
}
