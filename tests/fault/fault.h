// Fault injection for the cmocka tests.
//
// The cmocka binaries are linked with --wrap, so that calls to the functions below that are made
// from Ruff's own objects come through fault.c (calls made inside libc do not). While armed, every
// call of a chosen kind is counted and the n-th one fails the way the real function fails: NULL or
// MAP_FAILED or -1, with errno set. The usual loop is
//
//     for (uint64_t n = 1;; n++) {
//         fault_arm(FAULT_ALLOC | FAULT_MAP, n);
//         ... the work: must end cleanly ...
//         FaultReport report = fault_disarm();
//         assert_int_equal(report.leaked_blocks, 0);
//         if (!report.fired)
//             break;                                    // n is larger than the number of calls
//     }
//
// Blocks allocated while armed are remembered until they are freed, so a leak is seen in any build.
// fault.c owns its table; nothing here allocates through the wrapped functions. Thread safe.
#ifndef TESTS_FAULT_FAULT_H
#define TESTS_FAULT_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FAULT_ALLOC = 1 << 0, // malloc calloc realloc aligned_alloc posix_memalign strdup strndup
    FAULT_MAP = 1 << 1,   // mmap mprotect memfd_create ftruncate
    FAULT_FILE = 1 << 2,  // open read write fopen fread fwrite
};

typedef struct FaultReport {
    uint64_t calls;         // calls of the chosen kinds since fault_arm
    uint64_t leaked_blocks; // allocated since fault_arm and not freed
    uint64_t leaked_maps;   // mapped since fault_arm and not unmapped
    bool fired;             // at least one call was made to fail
} FaultReport;

// Starts counting calls of `kinds`; the n-th fails. With n = 0 none does.
void fault_arm(unsigned kinds, uint64_t n);

// Like fault_arm, but the n-th call and all that follow fail.
void fault_arm_from(unsigned kinds, uint64_t n);

// Stops counting and failing, and forgets the blocks that are still allocated.
FaultReport fault_disarm(void);

#endif
