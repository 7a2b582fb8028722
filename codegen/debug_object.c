#include "codegen/debug_object.h"

#include <elf.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The few constants of DWARF 4 that are used; there is no system header for them. */
enum {
    DW_TAG_compile_unit = 0x11,
    DW_TAG_subprogram = 0x2e,
    DW_CHILDREN_no = 0,
    DW_CHILDREN_yes = 1,
    DW_AT_name = 0x03,
    DW_AT_stmt_list = 0x10,
    DW_AT_low_pc = 0x11,
    DW_AT_high_pc = 0x12,
    DW_AT_language = 0x13,
    DW_AT_comp_dir = 0x1b,
    DW_AT_decl_file = 0x3a,
    DW_AT_decl_line = 0x3b,
    DW_AT_external = 0x3f,
    DW_FORM_addr = 0x01,
    DW_FORM_data2 = 0x05,
    DW_FORM_data4 = 0x06,
    DW_FORM_data8 = 0x07,
    DW_FORM_string = 0x08,
    DW_FORM_data1 = 0x0b,
    DW_FORM_sec_offset = 0x17,
    DW_FORM_flag_present = 0x19,
    DW_LANG_C99 = 0x0c,
    DW_LNS_copy = 1,
    DW_LNS_advance_pc = 2,
    DW_LNS_advance_line = 3,
    DW_LNE_end_sequence = 1,
    DW_LNE_set_address = 2,
    DW_CFA_offset = 0x80,
    DW_CFA_advance_loc4 = 0x04,
    DW_CFA_def_cfa = 0x0c,
    DW_CFA_def_cfa_offset = 0x0e,
    DW_CFA_nop = 0x00
};

/* DWARF's numbers of x86-64 registers, and the frame of every tier (stencils/README.md): return
 * address and, pushed before it, the caller's fp. */
enum {
    REGISTER_R13 = 13,
    REGISTER_RSP = 7,
    REGISTER_RETURN_ADDRESS = 16,
    WORD_BYTES = 8,
    CFA_FROM_RSP = 8,
    DATA_ALIGNMENT = -8
};

enum {
    SECTION_NONE,
    SECTION_TEXT,
    SECTION_ABBREV,
    SECTION_INFO,
    SECTION_LINE,
    SECTION_FRAME,
    SECTION_SYMBOLS,
    SECTION_STRINGS,
    SECTION_COUNT
};

static const char *const section_names[SECTION_COUNT] = {
    "",        ".text",  ".debug_abbrev", ".debug_info", ".debug_line", ".debug_frame",
    ".symtab", ".strtab"};

typedef struct Bytes {
    uint8_t *data;
    size_t count, capacity;
    bool failed;
} Bytes;

static void add_bytes(Bytes *b, const void *bytes, size_t count)
{
    if (b->count + count > b->capacity && !b->failed) {
        size_t capacity = 2 * b->capacity + count + 1024;
        uint8_t *grown = realloc(b->data, capacity);
        b->failed = grown == NULL;
        b->data = grown ? grown : b->data;
        b->capacity = grown ? capacity : b->capacity;
    }
    if (!b->failed) {
        memcpy(b->data + b->count, bytes, count);
        b->count += count;
    }
}

static void add_8(Bytes *b, unsigned value)
{
    uint8_t byte = (uint8_t)value;
    add_bytes(b, &byte, 1);
}

static void add_16(Bytes *b, uint16_t value)
{
    add_bytes(b, &value, sizeof value);
}

static void add_32(Bytes *b, uint32_t value)
{
    add_bytes(b, &value, sizeof value);
}

static void add_64(Bytes *b, uint64_t value)
{
    add_bytes(b, &value, sizeof value);
}

static void add_text(Bytes *b, const char *text)
{
    add_bytes(b, text, strlen(text) + 1);
}

static void add_unsigned(Bytes *b, uint64_t value)
{
    for (; value >= 0x80; value >>= 7) {
        add_8(b, (unsigned)(value & 0x7f) | 0x80);
    }
    add_8(b, (unsigned)value);
}

static void add_signed(Bytes *b, int64_t value)
{
    while (value < -0x40 || value >= 0x40) {
        add_8(b, (unsigned)(value & 0x7f) | 0x80);
        value >>= 7;
    }
    add_8(b, (unsigned)(value & 0x7f));
}

/* A length of 32 bits, counted from behind itself, is filled in when its contents are there. */
static size_t begin_length(Bytes *b)
{
    add_32(b, 0);
    return b->count;
}

static void end_length(Bytes *b, size_t begin)
{
    if (!b->failed) {
        uint32_t length = (uint32_t)(b->count - begin);
        memcpy(b->data + begin - sizeof length, &length, sizeof length);
    }
}

static void align(Bytes *b, size_t unit)
{
    while (b->count % unit != 0 && !b->failed) {
        add_8(b, DW_CFA_nop);
    }
}

/* ---- DWARF ---- */

enum { ABBREV_UNIT = 1, ABBREV_FUNCTION };

static void add_abbrev(Bytes *b)
{
    static const uint8_t table[] = {ABBREV_UNIT,
                                    DW_TAG_compile_unit,
                                    DW_CHILDREN_yes,
                                    DW_AT_language,
                                    DW_FORM_data2,
                                    DW_AT_name,
                                    DW_FORM_string,
                                    DW_AT_comp_dir,
                                    DW_FORM_string,
                                    DW_AT_low_pc,
                                    DW_FORM_addr,
                                    DW_AT_high_pc,
                                    DW_FORM_data8,
                                    DW_AT_stmt_list,
                                    DW_FORM_sec_offset,
                                    0,
                                    0,
                                    ABBREV_FUNCTION,
                                    DW_TAG_subprogram,
                                    DW_CHILDREN_no,
                                    DW_AT_name,
                                    DW_FORM_string,
                                    DW_AT_decl_file,
                                    DW_FORM_data1,
                                    DW_AT_decl_line,
                                    DW_FORM_data4,
                                    DW_AT_low_pc,
                                    DW_FORM_addr,
                                    DW_AT_high_pc,
                                    DW_FORM_data8,
                                    DW_AT_external,
                                    DW_FORM_flag_present,
                                    0,
                                    0,
                                    0};
    add_bytes(b, table, sizeof table);
}

static void add_info(Bytes *b, const DebugFunction *f)
{
    size_t length = begin_length(b);
    add_16(b, 4); /* version */
    add_32(b, 0); /* offset in .debug_abbrev */
    add_8(b, sizeof(void *));
    add_unsigned(b, ABBREV_UNIT);
    add_16(b, DW_LANG_C99);
    add_text(b, f->file);
    add_text(b, f->directory);
    add_64(b, f->start);
    add_64(b, f->bytes);
    add_32(b, 0); /* offset in .debug_line */
    add_unsigned(b, ABBREV_FUNCTION);
    add_text(b, f->name);
    add_8(b, 1); /* file */
    add_32(b, f->line);
    add_64(b, f->start);
    add_64(b, f->bytes);
    add_8(b, 0); /* no more children */
    end_length(b, length);
}

static void add_line_header(Bytes *b, const DebugFunction *f)
{
    static const uint8_t operand_counts[] = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};
    size_t length = begin_length(b);
    add_8(b, 1);                         /* bytes of the shortest instruction */
    add_8(b, 1);                         /* operations for each instruction */
    add_8(b, 1);                         /* rows begin statements */
    add_8(b, 0);                         /* special opcodes are not used: ... */
    add_8(b, 1);                         /* ... line base and range */
    add_8(b, sizeof operand_counts + 1); /* first special opcode */
    add_bytes(b, operand_counts, sizeof operand_counts);
    add_8(b, 0); /* no further directories */
    add_text(b, f->file);
    add_bytes(b, "\0\0\0", 3); /* in directory 0, of unknown time and size */
    add_8(b, 0);               /* no more files */
    end_length(b, length);
}

static void add_line_row(Bytes *b, DebugLine *at, DebugLine row)
{
    add_8(b, DW_LNS_advance_pc);
    add_unsigned(b, row.offset - at->offset);
    add_8(b, DW_LNS_advance_line);
    add_signed(b, (int64_t)row.line - at->line);
    add_8(b, DW_LNS_copy);
    *at = row;
}

static void add_line(Bytes *b, const DebugFunction *f)
{
    size_t length = begin_length(b);
    add_16(b, 4); /* version */
    add_line_header(b, f);
    add_bytes(b, (uint8_t[]){0, 1 + sizeof f->start, DW_LNE_set_address}, 3);
    add_64(b, f->start);
    DebugLine at = {.offset = 0, .line = 1};
    if (f->line_count == 0 || f->lines[0].offset > 0) {
        add_line_row(b, &at, (DebugLine){.offset = 0, .line = f->line});
    }
    for (uint32_t i = 0; i < f->line_count; i++) {
        add_line_row(b, &at, f->lines[i]);
    }
    add_8(b, DW_LNS_advance_pc);
    add_unsigned(b, f->bytes - at.offset);
    add_bytes(b, (uint8_t[]){0, 1, DW_LNE_end_sequence}, 3);
    end_length(b, length);
}

static void add_advance(Bytes *b, uint32_t *at, uint32_t offset)
{
    add_8(b, DW_CFA_advance_loc4);
    add_32(b, offset - *at);
    *at = offset;
}

static void add_cfa_offset(Bytes *b, unsigned offset)
{
    add_8(b, DW_CFA_def_cfa_offset);
    add_unsigned(b, offset);
}

static void add_frame_common(Bytes *b)
{
    size_t length = begin_length(b);
    add_32(b, UINT32_MAX); /* what makes it a CIE */
    add_8(b, 1);           /* version */
    add_text(b, "");
    add_unsigned(b, 1);
    add_signed(b, DATA_ALIGNMENT);
    add_8(b, REGISTER_RETURN_ADDRESS);
    add_8(b, DW_CFA_def_cfa);
    add_unsigned(b, REGISTER_RSP);
    add_unsigned(b, CFA_FROM_RSP);
    add_8(b, DW_CFA_offset | REGISTER_RETURN_ADDRESS);
    add_unsigned(b, 1);
    add_8(b, DW_CFA_offset | REGISTER_R13);
    add_unsigned(b, 0);
    align(b, WORD_BYTES);
    end_length(b, length);
}

static void add_frame(Bytes *b, const DebugFunction *f)
{
    add_frame_common(b);
    size_t length = begin_length(b);
    add_32(b, 0); /* offset of the common part */
    add_64(b, f->start);
    add_64(b, f->bytes);
    uint32_t at = 0;
    for (uint32_t i = 0; i < f->push_count; i++) {
        add_advance(b, &at, f->pushes[i].begin);
        add_cfa_offset(b, CFA_FROM_RSP + WORD_BYTES);
        add_advance(b, &at, f->pushes[i].end);
        add_cfa_offset(b, CFA_FROM_RSP);
    }
    align(b, WORD_BYTES);
    end_length(b, length);
}

/* ---- ELF ---- */

static uint32_t add_strings(Bytes *b, const DebugFunction *f, uint32_t name_offsets[SECTION_COUNT])
{
    size_t begin = b->count;
    for (uint32_t i = 0; i < SECTION_COUNT; i++) {
        name_offsets[i] = (uint32_t)(b->count - begin);
        add_text(b, section_names[i]);
    }
    uint32_t function_name = (uint32_t)(b->count - begin);
    add_text(b, f->name);
    return function_name;
}

static void add_symbols(Bytes *b, const DebugFunction *f, uint32_t function_name)
{
    const Elf64_Sym symbols[2] = {{0},
                                  {.st_name = function_name,
                                   .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
                                   .st_shndx = SECTION_TEXT,
                                   .st_size = f->bytes}};
    add_bytes(b, symbols, sizeof symbols);
}

/* Contents of a section begin: what the header says of it. */
static void begin_section(Bytes *b, Elf64_Shdr *section, uint32_t type)
{
    align(b, WORD_BYTES);
    section->sh_type = type;
    section->sh_offset = b->count;
    section->sh_addralign = 1;
}

static void end_section(const Bytes *b, Elf64_Shdr *section)
{
    section->sh_size = b->count - section->sh_offset;
}

static void add_sections(Bytes *b, const DebugFunction *f, Elf64_Shdr sections[SECTION_COUNT])
{
    static void (*const contents[SECTION_COUNT])(Bytes *, const DebugFunction *) = {
        [SECTION_INFO] = add_info, [SECTION_LINE] = add_line, [SECTION_FRAME] = add_frame};
    uint32_t names[SECTION_COUNT];
    sections[SECTION_TEXT] = (Elf64_Shdr){.sh_type = SHT_NOBITS,
                                          .sh_flags = SHF_ALLOC | SHF_EXECINSTR,
                                          .sh_addr = f->start,
                                          .sh_size = f->bytes,
                                          .sh_addralign = 1};
    begin_section(b, &sections[SECTION_ABBREV], SHT_PROGBITS);
    add_abbrev(b);
    end_section(b, &sections[SECTION_ABBREV]);
    for (uint32_t i = SECTION_INFO; i <= SECTION_FRAME; i++) {
        begin_section(b, &sections[i], SHT_PROGBITS);
        contents[i](b, f);
        end_section(b, &sections[i]);
    }
    begin_section(b, &sections[SECTION_STRINGS], SHT_STRTAB);
    uint32_t function_name = add_strings(b, f, names);
    end_section(b, &sections[SECTION_STRINGS]);
    begin_section(b, &sections[SECTION_SYMBOLS], SHT_SYMTAB);
    add_symbols(b, f, function_name);
    end_section(b, &sections[SECTION_SYMBOLS]);
    sections[SECTION_SYMBOLS].sh_link = SECTION_STRINGS;
    sections[SECTION_SYMBOLS].sh_info = 1; /* first symbol that is global */
    sections[SECTION_SYMBOLS].sh_entsize = sizeof(Elf64_Sym);
    for (uint32_t i = 0; i < SECTION_COUNT; i++) {
        sections[i].sh_name = names[i];
    }
}

uint8_t *debug_object_build(const DebugFunction *function, size_t *object_bytes)
{
    Elf64_Ehdr header = {.e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB,
                                     EV_CURRENT, ELFOSABI_SYSV},
                         .e_type = ET_REL,
                         .e_machine = EM_X86_64,
                         .e_version = EV_CURRENT,
                         .e_shoff = sizeof header,
                         .e_ehsize = sizeof header,
                         .e_shentsize = sizeof(Elf64_Shdr),
                         .e_shnum = SECTION_COUNT,
                         .e_shstrndx = SECTION_STRINGS};
    Elf64_Shdr sections[SECTION_COUNT] = {0};
    Bytes b = {0};
    add_bytes(&b, &header, sizeof header);
    add_bytes(&b, sections, sizeof sections);
    add_sections(&b, function, sections);
    if (b.failed) {
        free(b.data);
        return NULL;
    }
    memcpy(b.data + sizeof header, sections, sizeof sections);
    *object_bytes = b.count;
    return b.data;
}
