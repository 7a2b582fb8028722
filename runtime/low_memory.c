#include "runtime/low_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "runtime/vm.h"

#define LOW_LIMIT   ((uintptr_t)1 << 31)
#define CHUNK_BYTES ((size_t)256 << 10)
#define ALIGNMENT   ((size_t)16)
#define PAGE_BYTES  ((size_t)4096)

struct LowChunk {
    LowChunk *next;
    size_t bytes, used_bytes;
};

#define CHUNK_HEADER_BYTES ((sizeof(LowChunk) + ALIGNMENT - 1) & ~(ALIGNMENT - 1))

bool low_memory_reaches(const void *block, size_t bytes)
{
    return (uintptr_t)block < LOW_LIMIT && bytes <= LOW_LIMIT - (uintptr_t)block;
}

#ifdef RUFF_PORTABLE

static LowChunk *chunk_new(size_t bytes)
{
    LowChunk *chunk = calloc(1, bytes);
    if (chunk) {
        chunk->bytes = bytes;
    }
    return chunk;
}

static void chunk_free(LowChunk *chunk)
{
    free(chunk);
}

static size_t chunk_size(size_t bytes)
{
    return CHUNK_HEADER_BYTES + bytes;
}

#else

static LowChunk *chunk_new(size_t bytes)
{
    const int protection = PROT_READ | PROT_WRITE;
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#ifdef MAP_32BIT
    LowChunk *chunk = mmap(NULL, bytes, protection, flags | MAP_32BIT, -1, 0);
#else
    LowChunk *chunk = MAP_FAILED;
#endif
    if (chunk == MAP_FAILED) {
        chunk = mmap(NULL, bytes, protection, flags, -1, 0);
    }
    if (chunk == MAP_FAILED) {
        return NULL;
    }
    chunk->bytes = bytes;
    return chunk;
}

static void chunk_free(LowChunk *chunk)
{
    munmap(chunk, chunk->bytes);
}

static size_t chunk_size(size_t bytes)
{
    size_t whole = (CHUNK_HEADER_BYTES + bytes + PAGE_BYTES - 1) & ~(PAGE_BYTES - 1);
    return whole < CHUNK_BYTES ? CHUNK_BYTES : whole;
}

#endif

void *low_memory_new(VM *vm, size_t bytes)
{
    if (bytes > SIZE_MAX / 2) {
        return NULL;
    }
    bytes = (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    LowChunk *chunk = vm->low_chunks;
    if (!chunk || chunk->bytes - chunk->used_bytes < bytes) {
        chunk = chunk_new(chunk_size(bytes));
        if (!chunk) {
            return NULL;
        }
        chunk->used_bytes = CHUNK_HEADER_BYTES;
        chunk->next = vm->low_chunks;
        vm->low_chunks = chunk;
    }
    void *block = (char *)chunk + chunk->used_bytes;
    chunk->used_bytes += bytes;
    return block;
}

void low_memory_destroy(VM *vm)
{
    while (vm->low_chunks) {
        LowChunk *next = vm->low_chunks->next;
        chunk_free(vm->low_chunks);
        vm->low_chunks = next;
    }
}
