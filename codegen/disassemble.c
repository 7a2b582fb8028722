#include "codegen/disassemble.h"

#include <inttypes.h>
#include <stdlib.h>

#define HEX_BYTES_PER_LINE 16u

static void print_hex(FILE *out, const uint8_t *code, uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i += HEX_BYTES_PER_LINE) {
        fprintf(out, "      %8" PRIxPTR ":", (uintptr_t)(code + i));
        for (uint32_t j = i; j < bytes && j < i + HEX_BYTES_PER_LINE; j++) {
            fprintf(out, " %02x", code[j]);
        }
        fputc('\n', out);
    }
}

#if defined(__x86_64__) && __has_include(<capstone/capstone.h>)

#include <capstone/capstone.h>
#include <dlfcn.h>

#define TEXT(x)         #x
#define SONAME(version) "libcapstone.so." TEXT(version)

struct Disassembler {
    void *library;
    csh handle;
    __typeof__(&cs_disasm) disasm;
    __typeof__(&cs_free) free_insns;
    __typeof__(&cs_close) close;
};

static bool load(Disassembler *d)
{
    d->library = dlopen(SONAME(CS_API_MAJOR), RTLD_NOW | RTLD_LOCAL);
    if (!d->library) {
        return false;
    }
    __typeof__(&cs_open) open = (__typeof__(&cs_open))dlsym(d->library, "cs_open");
    d->disasm = (__typeof__(&cs_disasm))dlsym(d->library, "cs_disasm");
    d->free_insns = (__typeof__(&cs_free))dlsym(d->library, "cs_free");
    d->close = (__typeof__(&cs_close))dlsym(d->library, "cs_close");
    return open && d->disasm && d->free_insns && d->close &&
           open(CS_ARCH_X86, CS_MODE_64, &d->handle) == CS_ERR_OK;
}

Disassembler *disassembler_new(void)
{
    Disassembler *d = calloc(1, sizeof *d);
    if (d && !load(d)) {
        if (d->library) {
            dlclose(d->library);
        }
        free(d);
        return NULL;
    }
    return d;
}

void disassembler_free(Disassembler *disassembler)
{
    if (disassembler) {
        disassembler->close(&disassembler->handle);
        dlclose(disassembler->library);
        free(disassembler);
    }
}

void disassemble_bytes(Disassembler *disassembler, FILE *out, const uint8_t *code, uint32_t bytes)
{
    cs_insn *insns = NULL;
    size_t count = 0;
    uint32_t shown = 0;
    if (disassembler && bytes > 0) {
        count = disassembler->disasm(disassembler->handle, code, bytes, (uintptr_t)code, 0, &insns);
    }
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "      %8" PRIx64 ":  %s %s\n", insns[i].address, insns[i].mnemonic,
                insns[i].op_str);
        shown += insns[i].size;
    }
    if (count > 0) {
        disassembler->free_insns(insns, count);
    }
    print_hex(out, code + shown, bytes - shown);
}

#else

Disassembler *disassembler_new(void)
{
    return NULL;
}

void disassembler_free(Disassembler *disassembler)
{
    (void)disassembler;
}

void disassemble_bytes(Disassembler *disassembler, FILE *out, const uint8_t *code, uint32_t bytes)
{
    (void)disassembler;
    print_hex(out, code, bytes);
}

#endif
