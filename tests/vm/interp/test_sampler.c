// The sampler: what it finds are instructions, and it finds the right ones.
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "codegen/jit.h"
#include "runtime/str.h"
#include "tests/vm/interp/script.h"
#include "vm/bytecode/code.h"
#include "vm/interp/loader.h"
#include "vm/interp/sampler.h"

#define ENOUGH_WORDS 400u // some 80 samples of three frames

static VM *vm;
static Sampler sampler;

static void start(void)
{
    JitOptions options;
    jit_options_init(&options);
    vm = script_vm();
    cr_assert(jit_attach(vm, &options));
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_sampler, .init = start, .fini = finish);

// How many addresses of the samples are instructions of a function.
typedef struct Search {
    uint64_t address;
    const char *found; // name of the function
} Search;

static void look_at(const Code *code, void *context)
{
    Search *search = context;
    const uint64_t offset = search->address - (uint64_t)(uintptr_t)code->insns;
    if (offset < code->proto->code_count * sizeof(Insn) && offset % sizeof(Insn) == 0) {
        search->found = code->proto->info.name->data;
    }
}

static const char *function_at(uint64_t address)
{
    Search search = {.address = address};
    loader_visit_codes(vm, look_at, &search);
    return search.found;
}

static const char nested[] = "func inner(n) { s := 0\n for i in range(n) { s += i }\n return s }\n"
                             "func outer(n) { return inner(n) + inner(n) }\n"
                             "end := now() + 0.3\n while now() < end { outer(1000) }";

Test(test_sampler, addresses_are_those_of_instructions)
{
    Sample sample;
    uint32_t samples = 0, known = 0, unknown = 0, inner = 0;
    cr_assert(sampler_start(&sampler, vm, 2000));
    // On a busy machine a run gets little processor time, and so few samples.
    for (int runs = 0; runs < 20 && sampler.used < ENOUGH_WORDS; runs++) {
        cr_expect(eq(str, (char *)script_run(vm, nested), ""));
    }
    sampler_stop(&sampler);
    for (size_t position = 0; sampler_next(&sampler, &position, &sample); samples++) {
        for (uint32_t i = 0; i < sample.count; i++) {
            const char *name = function_at(sample.insns[i]);
            known += name != NULL;
            unknown += name == NULL;
            inner += i == 0 && sample.count == 3 && name && strcmp(name, "inner") == 0;
        }
    }
    cr_expect(gt(u32, samples, 10));
    cr_expect(gt(u32, inner, samples / 2), "%u of %u", inner, samples);
    cr_expect(lt(u32, unknown * 20, known), "%u unknown, %u known", unknown, known);
    cr_expect(eq(u64, sampler.lost, 0));
    sampler_free(&sampler);
}

Test(test_sampler, without_a_sampler_nothing_is_taken)
{
    cr_assert(sampler_start(&sampler, vm, 1000));
    sampler_stop(&sampler);
    const size_t used = sampler.used;
    cr_expect(eq(str, (char *)script_run(vm, nested), ""));
    cr_expect(eq(sz, sampler.used, used));
    cr_expect(vm->interp->sampler == NULL);
    sampler_free(&sampler);
}
