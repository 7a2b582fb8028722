#include <elf.h>

#include "codegen/extract/holes.h"

bool holes_x86_64_form(uint32_t type, RelocationForm *form)
{
    switch (type) {
    case R_X86_64_64:
        *form = (RelocationForm){HOLE_ABS32, 8};
        return true;
    case R_X86_64_32:
        *form = (RelocationForm){HOLE_ABS32, 4};
        return true;
    case R_X86_64_32S:
        *form = (RelocationForm){HOLE_ABS32S, 4};
        return true;
    case R_X86_64_PC32:
    case R_X86_64_PLT32:
        *form = (RelocationForm){HOLE_REL32, 4};
        return true;
    default:
        return false;
    }
}
