#include "codegen/extract/object.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/extract/report.h"

#define HOT_PREFIX       ".text.hot."
#define COLD_PREFIX      ".text.cold."
#define CONSTANTS_PREFIX ".rodata.cst"

typedef struct Reader {
    const uint8_t *bytes;
    size_t byte_count;
    const Elf64_Shdr *sections;
    size_t section_count;
    const char *names; /* of sections */
    size_t names_bytes;
    const Elf64_Sym *symbols;
    size_t symbol_count;
    const char *symbol_names;
    size_t symbol_names_bytes;
    int *part_of; /* section number -> part, or -1 */
    ObjectFile *object;
} Reader;

static bool malformed(const char *what)
{
    return extract_fail(NULL, "malformed object file: %s", what);
}

/* Where a section's content stands; NULL: not within the file. */
static const void *content(const Reader *reader, const Elf64_Shdr *section, size_t item_bytes)
{
    if (section->sh_offset > reader->byte_count ||
        section->sh_size > reader->byte_count - section->sh_offset ||
        section->sh_size % item_bytes != 0 || section->sh_offset % (item_bytes > 1 ? 8 : 1) != 0) {
        malformed("a section is outside the file");
        return NULL;
    }
    return reader->bytes + section->sh_offset;
}

/* A zero-terminated name within a table; NULL: there is none. */
static const char *name_at(const char *names, size_t names_bytes, size_t at)
{
    return at < names_bytes && memchr(names + at, 0, names_bytes - at) ? names + at : NULL;
}

static bool read_header(Reader *reader)
{
    const Elf64_Ehdr *header = (const void *)reader->bytes;
    if (reader->byte_count < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) {
        return extract_fail(NULL, "not an ELF file");
    }
    if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB ||
        header->e_type != ET_REL) {
        return extract_fail(NULL, "not a relocatable object of 64 bits, little-endian");
    }
    reader->object->machine = header->e_machine;
    if (header->e_shentsize != sizeof(Elf64_Shdr) || header->e_shoff % 8 != 0 ||
        header->e_shoff > reader->byte_count ||
        header->e_shnum > (reader->byte_count - header->e_shoff) / sizeof(Elf64_Shdr) ||
        header->e_shstrndx >= header->e_shnum) {
        return malformed("section headers");
    }
    reader->sections = (const void *)(reader->bytes + header->e_shoff);
    reader->section_count = header->e_shnum;
    const Elf64_Shdr *names = &reader->sections[header->e_shstrndx];
    reader->names_bytes = names->sh_size;
    reader->names = content(reader, names, 1);
    return reader->names != NULL;
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool add_part(Reader *reader, size_t number, const char *name)
{
    const Elf64_Shdr *section = &reader->sections[number];
    Part part = {.byte_count = section->sh_size, .alignment = section->sh_addralign};
    if (begins_with(name, HOT_PREFIX)) {
        part.kind = PART_HOT;
        part.name = name + strlen(HOT_PREFIX);
    } else if (begins_with(name, COLD_PREFIX)) {
        part.kind = PART_COLD;
        part.name = name + strlen(COLD_PREFIX);
    } else if (begins_with(name, CONSTANTS_PREFIX)) {
        part.kind = PART_CONSTANTS;
        part.name = name;
    } else {
        return section->sh_size == 0 || extract_fail(NULL, "an unexpected section: %s", name);
    }
    part.bytes = section->sh_type == SHT_PROGBITS ? content(reader, section, 1) : NULL;
    if (part.bytes == NULL) {
        return extract_fail(part.name, "its section has no content in the file");
    }
    ObjectFile *object = reader->object;
    object->parts = extract_grow(object->parts, object->part_count, sizeof part);
    reader->part_of[number] = (int)object->part_count;
    object->parts[object->part_count++] = part;
    return true;
}

static bool read_symbols(Reader *reader, const Elf64_Shdr *table)
{
    if (reader->symbols || table->sh_link >= reader->section_count) {
        return malformed("symbol table");
    }
    const Elf64_Shdr *names = &reader->sections[table->sh_link];
    reader->symbol_count = table->sh_size / sizeof(Elf64_Sym);
    reader->symbol_names_bytes = names->sh_size;
    reader->symbols = content(reader, table, sizeof(Elf64_Sym));
    reader->symbol_names = content(reader, names, 1);
    return reader->symbols && reader->symbol_names;
}

static bool read_sections(Reader *reader)
{
    for (size_t i = 0; i < reader->section_count; i++) {
        const Elf64_Shdr *section = &reader->sections[i];
        const char *name = name_at(reader->names, reader->names_bytes, section->sh_name);
        reader->part_of[i] = -1;
        if (name == NULL) {
            return malformed("a section's name");
        }
        bool ok = true;
        switch (section->sh_type) {
        case SHT_NULL:
        case SHT_STRTAB:
        case SHT_RELA:
            break;
        case SHT_SYMTAB:
            ok = read_symbols(reader, section);
            break;
        default:
            ok = begins_with(name, ".note.GNU-stack") || add_part(reader, i, name);
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool read_relocation(Reader *reader, const char *owner, const Elf64_Rela *from,
                            Relocation *to)
{
    size_t number = ELF64_R_SYM(from->r_info);
    if (number >= reader->symbol_count) {
        return malformed("a relocation's symbol");
    }
    const Elf64_Sym *symbol = &reader->symbols[number];
    *to = (Relocation){
        .offset = (uint32_t)from->r_offset,
        .type = (uint32_t)ELF64_R_TYPE(from->r_info),
        .addend = from->r_addend,
        .part = -1,
        .value = symbol->st_value,
    };
    if (symbol->st_shndx == SHN_UNDEF) {
        to->symbol = name_at(reader->symbol_names, reader->symbol_names_bytes, symbol->st_name);
        return to->symbol && *to->symbol ? true : malformed("a symbol's name");
    }
    if (symbol->st_shndx >= reader->section_count || reader->part_of[symbol->st_shndx] < 0) {
        return extract_fail(owner, "refers to a section that is no part of a stencil");
    }
    to->part = reader->part_of[symbol->st_shndx];
    return true;
}

static int by_offset(const void *l, const void *r)
{
    uint32_t a = ((const Relocation *)l)->offset, b = ((const Relocation *)r)->offset;
    return (a > b) - (a < b);
}

static bool read_relocations(Reader *reader, const Elf64_Shdr *table)
{
    if (table->sh_info >= reader->section_count || reader->part_of[table->sh_info] < 0) {
        return extract_fail(NULL, "relocations of an unexpected section");
    }
    Part *part = &reader->object->parts[reader->part_of[table->sh_info]];
    const Elf64_Rela *entries = content(reader, table, sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    part->relocation_count = table->sh_size / sizeof *entries;
    part->relocations = extract_alloc(part->relocation_count * sizeof *part->relocations);
    for (size_t i = 0; i < part->relocation_count; i++) {
        if (entries[i].r_offset >= part->byte_count) {
            return extract_fail(part->name, "a relocation outside its section");
        }
        if (!read_relocation(reader, part->name, &entries[i], &part->relocations[i])) {
            return false;
        }
    }
    qsort(part->relocations, part->relocation_count, sizeof *part->relocations, by_offset);
    return true;
}

bool object_read(ObjectFile *object, const uint8_t *bytes, size_t byte_count)
{
    *object = (ObjectFile){0};
    Reader reader = {.bytes = bytes, .byte_count = byte_count, .object = object};
    if (!read_header(&reader)) {
        return false;
    }
    reader.part_of = extract_alloc(reader.section_count * sizeof *reader.part_of);
    if (!read_sections(&reader)) {
        return false;
    }
    for (size_t i = 0; i < reader.section_count; i++) {
        if (reader.sections[i].sh_type == SHT_RELA &&
            !read_relocations(&reader, &reader.sections[i])) {
            return false;
        }
    }
    return true;
}
