/* No stencil is left out: all tests that run single stencils are run once more, and what they note
 * is compared with the list of stencils. */
#include <criterion/criterion.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "codegen/target.h"
#include "tests/stencils/stencil_coverage.h"

#ifdef RUFF_HAS_MACHINE_CODE

#define STENCILS_MAX 4096u

static bool covered[STENCILS_MAX][2];

/* Runs this very binary with the tests of the suites stencils*. */
static void run_all(const char *path)
{
    char variable[128];
    snprintf(variable, sizeof variable, STENCIL_COVERAGE_VARIABLE "=%s", path);
    char *const environment[] = {variable, NULL};
    char *const arguments[] = {"units", "--filter=stencils*/*", "--quiet", "--jobs=2", NULL};
    pid_t child;
    int status = -1;
    cr_assert_eq(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environment), 0);
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert_eq(status, 0, "the tests themselves fail");
}

static void read_notes(const char *path)
{
    FILE *in = fopen(path, "r");
    cr_assert_not_null(in);
    unsigned index, slow;
    while (fscanf(in, "%u %u", &index, &slow) == 2) {
        cr_assert(index < STENCILS_MAX && slow < 2);
        covered[index][slow] = true;
    }
    fclose(in);
}

static void collect(void)
{
    char path[] = "/tmp/ruff-stencils-XXXXXX";
    int file = mkstemp(path);
    cr_assert_geq(file, 0);
    close(file);
    run_all(path);
    read_notes(path);
    unlink(path);
}

/* The exceptions: what has no fast path is nothing but a way out. */
static bool is_slow_only(const Stencil *stencil)
{
    return strncmp(stencil->name, "SLOW_", 5) == 0 || strcmp(stencil->name, "leave") == 0;
}

/* Stencils of the typed tier leave by exits, the others to their slow function. */
static bool can_leave(const Stencil *stencil)
{
    return (stencil->kinds & (1u << HOLE_SLOW_FUNCTION | 1u << HOLE_SIDE_EXIT)) != 0;
}

Test(stencil_coverage, every_stencil_has_been_run_by_itself, .timeout = 120)
{
    cr_assert_leq(stencil_count, STENCILS_MAX);
    collect();
    for (uint16_t i = 0; i < stencil_count; i++) {
        const Stencil *stencil = &stencils[i];
        cr_expect(covered[i][false] || is_slow_only(stencil), "%s: the fast path of no test",
                  stencil->name);
        cr_expect(covered[i][true] || !can_leave(stencil), "%s: left in no test", stencil->name);
    }
}

#endif
