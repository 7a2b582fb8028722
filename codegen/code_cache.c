#include "codegen/code_cache.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "codegen/target.h"
#include "runtime/low_memory.h"

#define PAGE_BYTES ((size_t)4096)
#define TRAP       0xcc

/* Pages are made present ahead of use, because one call is much cheaper than as many page faults:
 * so many, and later so large a part of what is there already. A page costs more than compiling
 * what fits into it, so that few may stay unused. */
#define MIN_STEP_BYTES ((size_t)16 << 10)
#define STEP_PART      8u

static size_t round_up(size_t bytes, size_t unit)
{
    return (bytes + unit - 1) & ~(unit - 1);
}

/* Rights are given to whole pages: with one view no two blocks share one, so that the rights of
 * code that runs never change. */
static size_t block_bytes(const CodeCache *cache, size_t bytes)
{
    return round_up(bytes, cache->one_view ? PAGE_BYTES : CODE_CACHE_ALIGNMENT);
}

void code_cache_init(CodeCache *cache, size_t capacity_bytes)
{
    const size_t max = (size_t)1 << 30;
    *cache = (CodeCache){0};
    cache->capacity_bytes = round_up(capacity_bytes < max ? capacity_bytes : max, PAGE_BYTES);
}

static bool refuse(CodeCache *cache, const char *what, int error)
{
    snprintf(cache->refusal, sizeof cache->refusal, "%s: %s", what, strerror(error));
    return false;
}

/* Where 32 bits reach it, as the code and data that machine code names are there too. */
static uint8_t *map_executable(int file, int flags, size_t bytes)
{
#ifdef MAP_32BIT
    uint8_t *view = mmap(NULL, bytes, PROT_READ | PROT_EXEC, flags | MAP_32BIT, file, 0);
    if (view != MAP_FAILED && !low_memory_reaches(view, bytes)) {
        munmap(view, bytes);
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return view;
#else
    (void)file, (void)flags, (void)bytes;
    errno = ENOTSUP;
    return MAP_FAILED;
#endif
}

static bool map_views(CodeCache *cache, int file)
{
    size_t bytes = cache->capacity_bytes;
    if (ftruncate(file, (off_t)bytes) != 0) {
        return refuse(cache, "ftruncate", errno);
    }
    uint8_t *executable = map_executable(file, MAP_SHARED, bytes);
    if (executable == MAP_FAILED) {
        return refuse(cache, "mmap of executable memory", errno);
    }
    uint8_t *writable = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (writable == MAP_FAILED) {
        int error = errno;
        munmap(executable, bytes);
        return refuse(cache, "mmap", error);
    }
    cache->executable = executable;
    cache->writable = writable;
    return true;
}

static bool map_one_view(CodeCache *cache)
{
    uint8_t *view = map_executable(-1, MAP_PRIVATE | MAP_ANONYMOUS, cache->capacity_bytes);
    if (view == MAP_FAILED) {
        return refuse(cache, "mmap of executable memory", errno);
    }
    cache->executable = view;
    cache->writable = view;
    return true;
}

static bool protect(CodeCache *cache, uint8_t *block, size_t bytes, int protection)
{
    return mprotect(block, block_bytes(cache, bytes), protection) == 0 ||
           refuse(cache, "mprotect of machine code", errno);
}

static bool map_two_views(CodeCache *cache)
{
    int file = memfd_create("ruff machine code", MFD_CLOEXEC);
    if (file < 0) {
        return refuse(cache, "memfd_create", errno);
    }
    bool mapped = map_views(cache, file);
    close(file);
    return mapped;
}

static bool map_region(CodeCache *cache)
{
    if (cache->one_view ? map_one_view(cache) : map_two_views(cache)) {
        return true;
    }
    cache->capacity_bytes = 0; /* do not ask again */
    return false;
}

/* Best effort: where it fails, pages come when they are touched. The executable view is left alone:
 * pages that are present already come to it many at a time. */
static void populate(CodeCache *cache)
{
    size_t begin = cache->populated_bytes, step = begin / STEP_PART;
    step = step > MIN_STEP_BYTES ? step : MIN_STEP_BYTES;
    size_t end = round_up(cache->used_bytes + step, PAGE_BYTES);
    end = end < cache->capacity_bytes ? end : cache->capacity_bytes;
#ifdef MADV_POPULATE_WRITE
    if (cache->one_view) {
        return;
    }
    madvise(cache->writable + begin, end - begin, MADV_POPULATE_WRITE);
#endif
    cache->populated_bytes = end;
}

static void remove_free(CodeCache *cache, uint32_t i)
{
    cache->free_count--;
    memmove(&cache->free[i], &cache->free[i + 1], (cache->free_count - i) * sizeof *cache->free);
}

static bool insert_free(CodeCache *cache, uint32_t i, FreeBlock block)
{
    if (cache->free_count == cache->free_capacity) {
        uint32_t capacity = cache->free_capacity ? 2 * cache->free_capacity : 8;
        FreeBlock *grown = realloc(cache->free, capacity * sizeof *grown);
        if (!grown) {
            return false;
        }
        cache->free = grown;
        cache->free_capacity = capacity;
    }
    memmove(&cache->free[i + 1], &cache->free[i], (cache->free_count - i) * sizeof *cache->free);
    cache->free[i] = block;
    cache->free_count++;
    return true;
}

/* NULL: no released block is large enough. */
static uint8_t *reserve_released(CodeCache *cache, size_t bytes)
{
    for (uint32_t i = 0; i < cache->free_count; i++) {
        FreeBlock *block = &cache->free[i];
        if (block->bytes < bytes) {
            continue;
        }
        uint8_t *place = cache->executable + block->offset;
        block->offset += bytes;
        block->bytes -= bytes;
        if (block->bytes == 0) {
            remove_free(cache, i);
        }
        return place;
    }
    return NULL;
}

uint8_t *code_cache_reserve(CodeCache *cache, size_t bytes)
{
    bytes = block_bytes(cache, bytes);
    uint8_t *released = reserve_released(cache, bytes);
    if (released) {
        return released;
    }
    size_t room = cache->capacity_bytes - cache->used_bytes;
    if (bytes > room) {
        if (cache->refusal[0] == '\0' || cache->executable) {
            snprintf(cache->refusal, sizeof cache->refusal,
                     "code cache full (%zu of %zu bytes used)", cache->used_bytes,
                     cache->capacity_bytes);
        }
        return NULL;
    }
    if (!cache->executable && !map_region(cache)) {
        return NULL;
    }
    uint8_t *block = cache->executable + cache->used_bytes;
    cache->used_bytes += bytes;
    if (cache->used_bytes > cache->populated_bytes) {
        populate(cache);
    }
    return block;
}

uint8_t *code_cache_writable(CodeCache *cache, uint8_t *executable, size_t bytes)
{
    if (cache->one_view && !protect(cache, executable, bytes, PROT_READ | PROT_WRITE)) {
        return NULL;
    }
    return cache->writable + (executable - cache->executable);
}

bool code_cache_publish(CodeCache *cache, uint8_t *executable, size_t bytes)
{
    if (cache->one_view && !protect(cache, executable, bytes, PROT_READ | PROT_EXEC)) {
        return false;
    }
    __builtin___clear_cache((char *)executable, (char *)executable + bytes);
    if ((size_t)(executable - cache->executable) < cache->released_bytes) {
        target_synchronise(); /* which costs more than compiling a small function */
    }
    return true;
}

/* Adds a block to the released ones and joins it with its neighbours. */
static void add_released(CodeCache *cache, FreeBlock block)
{
    uint32_t i = 0;
    const size_t end = block.offset + block.bytes;
    cache->released_bytes = end > cache->released_bytes ? end : cache->released_bytes;
    while (i < cache->free_count && cache->free[i].offset < block.offset) {
        i++;
    }
    if (i < cache->free_count && block.offset + block.bytes == cache->free[i].offset) {
        block.bytes += cache->free[i].bytes;
        remove_free(cache, i);
    }
    if (i > 0 && cache->free[i - 1].offset + cache->free[i - 1].bytes == block.offset) {
        block.offset = cache->free[--i].offset;
        block.bytes += cache->free[i].bytes;
        remove_free(cache, i);
    }
    if (block.offset + block.bytes == cache->used_bytes) {
        cache->used_bytes = block.offset;
    } else {
        insert_free(cache, i, block);
    }
}

void code_cache_release(CodeCache *cache, uint8_t *executable, size_t bytes)
{
    bytes = block_bytes(cache, bytes);
    uint8_t *out = code_cache_writable(cache, executable, bytes);
    if (!out) {
        return;
    }
    memset(out, TRAP, bytes);
    if (code_cache_publish(cache, executable, bytes)) {
        add_released(cache, (FreeBlock){(size_t)(executable - cache->executable), bytes});
    }
}

void code_cache_destroy(CodeCache *cache)
{
    if (cache->executable) {
        munmap(cache->executable, cache->capacity_bytes);
        if (!cache->one_view) {
            munmap(cache->writable, cache->capacity_bytes);
        }
    }
    free(cache->free);
    *cache = (CodeCache){0};
}
