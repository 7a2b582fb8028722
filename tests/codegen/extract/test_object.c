/* Reading object files and making tables of them, from small files built here, many of them broken.
 */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/extract/object.h"
#include "codegen/extract/report.h"
#include "codegen/extract/tables.h"

TestSuite(extract_object, .init = extract_reset);

/* A file with the sections: 0 none, 1 hot part of ADD, 2 its relocations, 3 cold part of ADD, 4
 * symbols, 5 names; the relocated symbol is number 1, symbols 2 and 3 are the two parts. */
enum { HOT = 1, RELA, COLD, SYMBOLS, NAMES, SECTION_COUNT };
enum { UNDEFINED_SYMBOL = 1, HOT_SYMBOL, COLD_SYMBOL, SYMBOL_COUNT };

static const char names[] = "\0.text.hot.ADD\0.text.cold.ADD\0.data\0.text.hot.SUB\0";
enum { HOT_NAME = 1, COLD_NAME = 15, DATA_NAME = 30, OTHER_NAME = 36 };

typedef struct TestObject {
    Elf64_Ehdr header;
    Elf64_Shdr sections[SECTION_COUNT];
    Elf64_Sym symbols[SYMBOL_COUNT];
    Elf64_Rela relocation;
    char names[128];
    uint8_t hot[16], cold[16];
} TestObject;

static void section(TestObject *o, int number, uint32_t name, uint32_t type, const void *content,
                    size_t bytes)
{
    o->sections[number] = (Elf64_Shdr){
        .sh_name = name,
        .sh_type = type,
        .sh_offset = (size_t)((const char *)content - (const char *)o),
        .sh_size = bytes,
    };
}

/* Valid, with one relocation of the hot part at offset 3 against the symbol with this name. */
static void build(TestObject *o, const char *symbol, uint32_t type, int64_t addend)
{
    memset(o, 0, sizeof *o);
    memcpy(o->header.e_ident, ELFMAG, SELFMAG);
    o->header.e_ident[EI_CLASS] = ELFCLASS64;
    o->header.e_ident[EI_DATA] = ELFDATA2LSB;
    o->header.e_type = ET_REL;
    o->header.e_machine = EM_X86_64;
    o->header.e_shoff = offsetof(TestObject, sections);
    o->header.e_shentsize = sizeof(Elf64_Shdr);
    o->header.e_shnum = SECTION_COUNT;
    o->header.e_shstrndx = NAMES;
    memcpy(o->names, names, sizeof names);
    snprintf(o->names + sizeof names, sizeof o->names - sizeof names, "%s", symbol);
    memset(o->hot, 0x90, sizeof o->hot);
    memset(o->cold, 0xcc, sizeof o->cold);
    section(o, HOT, HOT_NAME, SHT_PROGBITS, o->hot, sizeof o->hot);
    section(o, COLD, COLD_NAME, SHT_PROGBITS, o->cold, sizeof o->cold);
    section(o, RELA, 0, SHT_RELA, &o->relocation, sizeof o->relocation);
    section(o, SYMBOLS, 0, SHT_SYMTAB, o->symbols, sizeof o->symbols);
    section(o, NAMES, 0, SHT_STRTAB, o->names, sizeof o->names);
    o->sections[RELA].sh_info = HOT;
    o->sections[RELA].sh_link = SYMBOLS;
    o->sections[SYMBOLS].sh_link = NAMES;
    o->symbols[UNDEFINED_SYMBOL] = (Elf64_Sym){.st_name = sizeof names};
    o->symbols[HOT_SYMBOL] = (Elf64_Sym){.st_shndx = HOT};
    o->symbols[COLD_SYMBOL] = (Elf64_Sym){.st_shndx = COLD};
    o->relocation = (Elf64_Rela){
        .r_offset = 3,
        .r_info = ELF64_R_INFO(UNDEFINED_SYMBOL, type),
        .r_addend = addend,
    };
}

/* The tables; NULL: refused. Free them. */
static char *tables(const TestObject *o, size_t bytes)
{
    ObjectFile object;
    if (!object_read(&object, (const uint8_t *)o, bytes)) {
        return NULL;
    }
    char *out = NULL;
    size_t out_bytes;
    FILE *stream = open_memstream(&out, &out_bytes);
    bool ok = tables_write(&object, stream);
    fclose(stream);
    if (!ok) {
        free(out);
        return NULL;
    }
    return out;
}

static void expect_hole(const TestObject *o, const char *hole)
{
    char *out = tables(o, sizeof *o);
    cr_assert_not_null(out, "%s", extract_message());
    cr_expect(strstr(out, hole) != NULL, "no %s", hole);
    cr_expect(strstr(out, "STENCIL_ADD = 0") != NULL);
    cr_expect(strstr(out, "{\"ADD\", &stencil_bytes[0], &stencil_bytes[16],") != NULL);
    free(out);
}

static void expect_refused(const TestObject *o, size_t bytes, const char *message)
{
    char *out = tables(o, bytes);
    cr_expect_null(out, "not refused: %s", message);
    cr_expect(strstr(extract_message(), message) != NULL, "%s", extract_message());
    free(out);
    extract_reset();
}

/* ---- holes ---- */

Test(extract_object, holes_by_symbol_and_encoding)
{
    TestObject o;
    build(&o, "hole_a", R_X86_64_32S, 8);
    expect_hole(&o, "{3, 8, HOLE_A, HOLE_ABS32S},");
    build(&o, "hole_global", R_X86_64_64, 0);
    expect_hole(&o, "{3, 0, HOLE_GLOBAL, HOLE_ABS32},");
    expect_hole(&o, "{7, 0, HOLE_GLOBAL_HIGH, HOLE_ABS32},");
    build(&o, "hole_slow_function", R_X86_64_32, 0);
    expect_hole(&o, "{3, 0, HOLE_SLOW_FUNCTION, HOLE_ABS32},");
    build(&o, "target", R_X86_64_PLT32, -4);
    expect_hole(&o, "{3, -7, HOLE_TARGET, HOLE_REL32},");
    build(&o, "jit_raised", R_X86_64_PLT32, -4);
    expect_hole(&o, "{3, -7, HOLE_SYMBOL + 1, HOLE_REL32},");
    build(&o, "hole_pc", R_X86_64_PC32, 64 + 8 - 4); /* the symbol stands before the instruction */
    expect_hole(&o, "{3, 1, HOLE_PC_RELATIVE, HOLE_REL32},");
}

Test(extract_object, references_to_its_own_parts)
{
    TestObject o;
    build(&o, "hole_a", R_X86_64_PLT32, 2);
    o.relocation.r_info = ELF64_R_INFO(COLD_SYMBOL, R_X86_64_PLT32);
    expect_hole(&o, "{3, -1, HOLE_COLD, HOLE_REL32},");
    o.relocation.r_info = ELF64_R_INFO(HOT_SYMBOL, R_X86_64_PLT32);
    expect_hole(&o, "{3, -1, HOLE_HOT, HOLE_REL32},");
    o.relocation.r_addend = sizeof o.hot - 4; /* its end is the next stencil */
    expect_hole(&o, "{3, -7, HOLE_CONT, HOLE_REL32},");
}

typedef struct Width {
    char symbol[24];
    uint32_t type;
    char message[40];
} Width;

ParameterizedTestParameters(extract_object, refuses_holes)
{
    static Width cases[] = {
        {"hole_a", R_X86_64_64, "hole_a is used in a wrong width"},
        {"hole_a", R_X86_64_PC32, "hole_a is used in a wrong width"},
        {"hole_simm_c", R_X86_64_32, "hole_simm_c is used in a wrong width"},
        {"hole_imm32", R_X86_64_32, "hole_imm32 is used in a wrong width"},
        {"hole_global", R_X86_64_32S, "hole_global is used in a wrong width"},
        {"hole_constant_bits", R_X86_64_PC32, "hole_constant_bits is used"},
        {"target", R_X86_64_32, "target is used in a wrong width"},
        {"jit_slow", R_X86_64_64, "jit_slow is used in a wrong width"},
        {"memcpy", R_X86_64_PLT32, "an unknown symbol: memcpy"},
        {"hole_z", R_X86_64_32S, "an unknown symbol: hole_z"},
        {"", R_X86_64_32S, "malformed"},
        {"hole_a", R_X86_64_GOTPCREL, "an unknown relocation"},
        {"hole_a", R_X86_64_8, "an unknown relocation"},
        {"hole_a", R_X86_64_16, "an unknown relocation"},
        {"hole_a", R_X86_64_TPOFF32, "an unknown relocation"},
    };
    return cr_make_param_array(Width, cases, sizeof cases / sizeof *cases);
}

ParameterizedTest(Width *width, extract_object, refuses_holes)
{
    TestObject o;
    build(&o, width->symbol, width->type, 0);
    expect_refused(&o, sizeof o, width->message);
}

Test(extract_object, refuses_references_out_of_the_stencil)
{
    TestObject o;
    build(&o, "hole_a", R_X86_64_32S, 0);
    o.relocation.r_offset = sizeof o.hot - 2;
    expect_refused(&o, sizeof o, "ADD: a relocation outside its section");
    o.relocation.r_offset = sizeof o.hot;
    expect_refused(&o, sizeof o, "ADD: a relocation outside its section");
    build(&o, "hole_a", R_X86_64_32S, INT64_C(1) << 32);
    expect_refused(&o, sizeof o, "ADD: an addend is too large");
    build(&o, "hole_global", R_X86_64_64, 8); /* two holes, and a sum may carry */
    expect_refused(&o, sizeof o, "ADD: an addend is too large");
    build(&o, "hole_a", R_X86_64_32S, INT16_MAX + 1);
    expect_refused(&o, sizeof o, "ADD: an addend is too large");
    build(&o, "hole_a", R_X86_64_32S, 0);
    o.relocation.r_info = ELF64_R_INFO(COLD_SYMBOL, R_X86_64_32S);
    expect_refused(&o, sizeof o, "ADD: takes the address");
    o.relocation.r_info = ELF64_R_INFO(COLD_SYMBOL, R_X86_64_PLT32);
    o.relocation.r_addend = sizeof o.cold - 3;
    expect_refused(&o, sizeof o, "ADD: jumps out of its code");
    o.relocation.r_addend = 0;
    o.sections[COLD].sh_name = OTHER_NAME;
    expect_refused(&o, sizeof o, "ADD: refers to another stencil: SUB");
}

/* ---- files ---- */

Test(extract_object, refuses_other_files)
{
    TestObject o;
    build(&o, "hole_a", R_X86_64_32S, 0);
    expect_refused(&o, 10, "not an ELF file");
    o.header.e_machine = EM_AARCH64;
    expect_refused(&o, sizeof o, "ADD: machine 183 is not supported");
    o.header.e_type = ET_EXEC;
    expect_refused(&o, sizeof o, "not a relocatable object");
    o.header.e_ident[EI_CLASS] = ELFCLASS32;
    expect_refused(&o, sizeof o, "not a relocatable object");
    o.header.e_ident[0] = 0;
    expect_refused(&o, sizeof o, "not an ELF file");
}

Test(extract_object, refuses_unexpected_sections)
{
    TestObject o;
    build(&o, "hole_a", R_X86_64_32S, 0);
    o.sections[COLD].sh_name = DATA_NAME;
    expect_refused(&o, sizeof o, "an unexpected section: .data");
    build(&o, "hole_a", R_X86_64_32S, 0);
    o.sections[HOT].sh_type = SHT_NOBITS;
    expect_refused(&o, sizeof o, "no content in the file");
}

/* Any one wrong word of the headers: refused or read, never out of bounds. */
Test(extract_object, broken_headers_do_no_harm)
{
    static const uint64_t words[] = {0, 1, 7, 0xffff, UINT32_MAX, (uint64_t)1 << 40, UINT64_MAX};
    size_t refused = 0;
    for (size_t at = offsetof(TestObject, header.e_shoff); at < offsetof(TestObject, names);
         at += 4) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            TestObject *o = malloc(sizeof *o); /* so that a sanitizer sees its end */
            build(o, "hole_a", R_X86_64_32S, 0);
            memcpy((char *)o + at, &words[i], at % 8 ? 4 : 8);
            char *out = tables(o, sizeof *o);
            refused += out == NULL;
            cr_expect_eq(out == NULL, extract_message()[0] != '\0');
            free(out);
            free(o);
            extract_reset();
        }
    }
    cr_expect_gt(refused, 100);
}
