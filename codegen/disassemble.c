#include "codegen/disassemble.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define HEX_BYTES_PER_LINE 16u

static void each_hex(const uint8_t *code, uint32_t bytes, DisassembledRow row, void *context)
{
    for (uint32_t i = 0; i < bytes; i += HEX_BYTES_PER_LINE) {
        char text[16 + 3 * HEX_BYTES_PER_LINE];
        int used = snprintf(text, sizeof text, "%8" PRIxPTR ":", (uintptr_t)(code + i));
        for (uint32_t j = i; j < bytes && j < i + HEX_BYTES_PER_LINE; j++) {
            used += snprintf(text + used, sizeof text - (size_t)used, " %02x", code[j]);
        }
        row(context, text);
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

void disassemble_bytes(Disassembler *disassembler, const uint8_t *code, uint32_t bytes,
                       DisassembledRow row, void *context)
{
    cs_insn *insns = NULL;
    size_t count = 0;
    uint32_t shown = 0;
    if (disassembler && bytes > 0) {
        count = disassembler->disasm(disassembler->handle, code, bytes, (uintptr_t)code, 0, &insns);
    }
    for (size_t i = 0; i < count; i++) {
        char text[256];
        snprintf(text, sizeof text, "%8" PRIx64 ":  %s %s", insns[i].address, insns[i].mnemonic,
                 insns[i].op_str);
        row(context, text);
        shown += insns[i].size;
    }
    if (count > 0) {
        disassembler->free_insns(insns, count);
    }
    each_hex(code + shown, bytes - shown, row, context);
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

void disassemble_bytes(Disassembler *disassembler, const uint8_t *code, uint32_t bytes,
                       DisassembledRow row, void *context)
{
    (void)disassembler;
    each_hex(code, bytes, row, context);
}

#endif
