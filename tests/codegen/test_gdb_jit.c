/* Objects for debuggers: what stands in them, and the list in which they are found. */
#include <criterion/criterion.h>
#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/gdb_jit.h"
#include "codegen/target.h"
#include "codegen/typed_code.h"
#include "runtime/str.h"
#include "tests/vm/interp/script.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* As in GDB's manual. */
struct jit_code_entry {
    struct jit_code_entry *next_entry, *prev_entry;
    const char *symfile_addr;
    uint64_t symfile_size;
};
extern struct {
    uint32_t version, action_flag;
    struct jit_code_entry *relevant_entry, *first_entry;
} __jit_debug_descriptor;

static const DebugLine lines[] = {{8, 21}, {20, 300}, {40, 22}};
static const DebugPush pushes[] = {{10, 15}, {30, 33}};
static const DebugFunction function = {.name = "sum_to",
                                       .file = "sums.ruff",
                                       .directory = "/home",
                                       .start = 0x40001000,
                                       .bytes = 64,
                                       .line = 20,
                                       .lines = lines,
                                       .line_count = 3,
                                       .pushes = pushes,
                                       .push_count = 2};

static const Elf64_Shdr *section_named(const uint8_t *object, const char *name)
{
    const Elf64_Ehdr *header = (const void *)object;
    const Elf64_Shdr *sections = (const void *)(object + header->e_shoff);
    const uint8_t *names = object + sections[header->e_shstrndx].sh_offset;
    for (uint32_t i = 0; i < header->e_shnum; i++) {
        if (strcmp((const char *)names + sections[i].sh_name, name) == 0) {
            return &sections[i];
        }
    }
    cr_assert_fail("no section %s", name);
    return NULL;
}

static bool holds(const uint8_t *object, const char *section_name, const void *bytes, size_t count)
{
    const Elf64_Shdr *section = section_named(object, section_name);
    return memmem(object + section->sh_offset, section->sh_size, bytes, count) != NULL;
}

Test(debug_object, is_a_file_with_the_code_s_address_and_name)
{
    size_t bytes;
    uint8_t *object = debug_object_build(&function, &bytes);
    cr_assert_not_null(object);
    cr_expect_eq(memcmp(object, ELFMAG, SELFMAG), 0);
    const Elf64_Shdr *text = section_named(object, ".text");
    cr_expect_eq(text->sh_addr, function.start);
    cr_expect_eq(text->sh_size, function.bytes);
    cr_expect_eq(text->sh_type, SHT_NOBITS);
    const Elf64_Shdr *symbols = section_named(object, ".symtab");
    const Elf64_Sym *symbol = (const Elf64_Sym *)(const void *)(object + symbols->sh_offset) + 1;
    const Elf64_Shdr *strings = section_named(object, ".strtab");
    cr_expect_str_eq((const char *)object + strings->sh_offset + symbol->st_name, "sum_to");
    cr_expect_eq(symbol->st_size, function.bytes);
    cr_expect(holds(object, ".debug_info", "sums.ruff\0/home", 16));
    free(object);
}

Test(debug_object, has_a_row_for_each_line)
{
    size_t bytes;
    uint8_t *object = debug_object_build(&function, &bytes);
    cr_assert_not_null(object);
    /* advance_pc, advance_line, copy: from line 1, and by 280 and -278 in LEB128 */
    static const uint8_t rows[] = {2, 0,    3,    19, 1, 2,  8, 3,    1,    1, 2, 12,
                                   3, 0x97, 0x02, 1,  2, 20, 3, 0xea, 0x7d, 1, 2, 24};
    cr_expect(holds(object, ".debug_line", rows, sizeof rows));
    cr_expect(holds(object, ".debug_line", "\0\1\1", 3), "the end of the sequence");
    free(object);
}

Test(debug_object, says_where_the_caller_is)
{
    size_t bytes;
    uint8_t *object = debug_object_build(&function, &bytes);
    cr_assert_not_null(object);
    /* CFA is rsp + 8, the return address below it, r13 at it */
    cr_expect(holds(object, ".debug_frame", "\x0c\x07\x08\x90\x01\x8d\x00", 7));
    static const uint8_t rules[] = {4, 10, 0, 0, 0, 14, 16, 4, 5, 0, 0, 0, 14, 8,
                                    4, 15, 0, 0, 0, 14, 16, 4, 3, 0, 0, 0, 14, 8};
    cr_expect(holds(object, ".debug_frame", rules, sizeof rules));
    free(object);
}

Test(debug_object, finds_the_words_that_calls_push)
{
    static const uint8_t code[64] = {
        0x90, 0x41, 0x55, 0x49, 0x89, 0xfd, 0xff, 0x16, 0x41, 0x5d, /* call through a register */
        0x41, 0x55, 0x90, 0x90, 0x90, 0x41, 0x5d,                   /* no call */
        0x41, 0x55, 0x49, 0x81, 0xc5, 0x41, 0x00, 0x00, 0x00, 0xe8, /* call of typed code */
        0x00, 0x00, 0x00, 0x00, 0x41, 0x5d, 0xc3};
    uint32_t begin, end;
    cr_assert(target_next_push(code, sizeof code, 0, &begin, &end));
    cr_expect_eq(begin, 3);
    cr_expect_eq(end, 10);
    cr_assert(target_next_push(code, sizeof code, end, &begin, &end));
    cr_expect_eq(begin, 19);
    cr_expect_eq(end, 33);
    cr_expect_not(target_next_push(code, sizeof code, end, &begin, &end));
}

static size_t list_length(void)
{
    size_t length = 0;
    for (struct jit_code_entry *entry = __jit_debug_descriptor.first_entry; entry;
         entry = entry->next_entry) {
        length++;
        cr_expect(!entry->next_entry || entry->next_entry->prev_entry == entry);
        cr_expect_eq(memcmp(entry->symfile_addr, ELFMAG, SELFMAG), 0);
    }
    return length;
}

Test(gdb_jit, code_is_in_the_list_until_it_dies)
{
    static uint8_t code[256];
    String *name = calloc(1, sizeof *name + 8);
    strcpy(name->data, "f");
    const Proto proto = {.info.name = name, .file = "f.ruff", .line = 1};
    GdbJit *gdb = gdb_jit_new();
    cr_assert_not_null(gdb);
    gdb_jit_add_code(gdb, &proto, code, 64, lines, 3);
    cr_expect_eq(__jit_debug_descriptor.action_flag, 1, "registered");
    gdb_jit_add_code(gdb, &proto, code + 64, 64, NULL, 0);
    gdb_jit_add_code(gdb, &proto, code + 128, 64, lines, 3);
    cr_expect_eq(list_length(), 3);
    gdb_jit_remove(gdb, code + 64, 64);
    cr_expect_eq(list_length(), 2);
    gdb_jit_remove(gdb, code + 64, 64);
    cr_expect_eq(list_length(), 2);
    cr_expect(holds((const uint8_t *)__jit_debug_descriptor.first_entry->symfile_addr,
                    ".debug_info", "f.ruff", 7));
    gdb_jit_free(gdb);
    cr_expect_eq(list_length(), 0);
    cr_expect_eq(__jit_debug_descriptor.action_flag, 2, "unregistered");
    gdb_jit_free(NULL);
    gdb_jit_remove(NULL, code, 64);
    free(name);
}

static size_t pieces_of_code(const Jit *jit)
{
    size_t count = 0;
    for (const MachineCode *machine = jit->first; machine; machine = machine->next) {
        count++;
    }
    for (const TypedCode *typed = jit->typed; typed; typed = typed->next) {
        count += typed->start != NULL;
    }
    return count;
}

Test(gdb_jit, what_has_died_while_a_script_ran_is_not_in_the_list)
{
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_SLICE;
    options.threshold = 2;
    options.gdb = true;
    VM *vm = script_vm();
    cr_assert(jit_attach(vm, &options));
    const char *result = script_run(
        vm, "func leaf(n, at) { if n == at { swap() }\n return n }\n"
            "func swap() { leaf = func(n, at) { return n * 10 } }\n"
            "func sum(n, at) { s := 0\n for i in n { s = s + leaf(i, at) }\n return s }\n"
            "for i in 9 { sum(4, -1) }\n throw(sum(5, 2))");
    cr_expect_str_eq(result, "Int(73)");
    const Jit *jit = vm->interp->tier.jit;
    cr_expect_geq(jit->counters->typed_invalidated, 1);
    cr_expect_geq(jit->counters->invalidated, 1);
    cr_expect_eq(list_length(), pieces_of_code(jit));
    script_vm_free(vm);
    cr_expect_eq(list_length(), 0);
}

#endif
