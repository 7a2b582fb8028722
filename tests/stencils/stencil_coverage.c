#include "tests/stencils/stencil_coverage.h"

#include <stdio.h>
#include <stdlib.h>

#include "codegen/target.h"

#ifdef RUFF_HAS_MACHINE_CODE

#define STENCILS_MAX 4096u

static bool noted[STENCILS_MAX][2];

void stencil_coverage_note(uint16_t index, bool slow)
{
    noted[index][slow] = true;
}

void stencil_coverage_write(void)
{
    const char *path = getenv(STENCIL_COVERAGE_VARIABLE);
    FILE *out = path ? fopen(path, "a") : NULL;
    if (!out) {
        return;
    }
    for (uint32_t index = 0; index < stencil_count; index++) {
        for (int slow = 0; slow < 2; slow++) {
            if (noted[index][slow]) {
                fprintf(out, "%u %d\n", index, slow);
                noted[index][slow] = false;
            }
        }
    }
    fclose(out);
}

#endif
