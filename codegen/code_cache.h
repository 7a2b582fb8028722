/*
 * code_cache.h - executable memory: one region below 2 GiB, seen through two mappings.
 *
 * Machine code runs in the executable view and is written through the writable view of the same
 * pages (a memfd), so no page is ever writable and executable at once and nothing is remapped while
 * code runs. The region is mapped at the first reservation; pages cost memory when they are
 * written. With `one_view` (set before the first reservation) the region is private memory instead,
 * which a debugger can write breakpoints into and which perf knows for machine code: the pages of a
 * block become writable, and no longer executable, from code_cache_writable() until it is published
 * or released.
 *
 * Blocks are handed out from released ones (first fit, neighbours joined), else one behind
 * the other up to the capacity. A cache that the system refuses, or that is full, says why in
 * `refusal`: the caller then stays in the interpreter.
 */
#ifndef RUFF_CODEGEN_CODE_CACHE_H
#define RUFF_CODEGEN_CODE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CODE_CACHE_DEFAULT_BYTES ((size_t)64 << 20)
#define CODE_CACHE_ALIGNMENT     ((size_t)32)

typedef struct FreeBlock {
    size_t offset, bytes;
} FreeBlock;

typedef struct CodeCache {
    uint8_t *executable, *writable;    /* NULL: not mapped */
    size_t capacity_bytes, used_bytes; /* used: the end of the last block */
    FreeBlock *free;                   /* released below that, by offset; no two touch */
    uint32_t free_count, free_capacity;
    size_t released_bytes;  /* up to here, a block may have run before as other code */
    bool one_view;          /* see above */
    size_t populated_bytes; /* pages up to here have been made present ahead of use */
    char refusal[96];       /* why the last reservation failed; "": none did */
} CodeCache;

/* Maps nothing yet. The capacity is rounded up to pages. */
void code_cache_init(CodeCache *cache, size_t capacity_bytes);
/* A block's address in the executable view; NULL: refusal says why. Once the system has refused the
 * mapping it is not asked again. */
uint8_t *code_cache_reserve(CodeCache *cache, size_t bytes);
/* A reserved block in the writable view, to be published when it has been written; NULL: the system
 * refuses, as refusal says, and the block is lost. */
uint8_t *code_cache_writable(CodeCache *cache, uint8_t *executable, size_t bytes);
/* A reserved block has been written. False: the system refuses to run it, as refusal says, and the
 * block is lost. */
bool code_cache_publish(CodeCache *cache, uint8_t *executable, size_t bytes);
/* Fills a block that must not run any more with traps; it can then be reserved again (unless there
 * is no memory to remember it or the system refuses to have it written). No return address may lead
 * into it. */
void code_cache_release(CodeCache *cache, uint8_t *executable, size_t bytes);
void code_cache_destroy(CodeCache *cache);

#endif
