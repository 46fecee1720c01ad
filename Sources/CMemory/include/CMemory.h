/// The memory of the process, as the C library and the system see it.
#pragma once
#include <stddef.h>

/// Makes the C library give large freed buffers back to the system at once: buffers from 4 MiB on are
/// mapped for themselves, a heap keeps `kept` bytes, less than 2 GiB, and there are two heaps at most.
/// Smaller buffers are used again, since fresh memory costs a page fault for each 4 KiB. Does nothing where
/// the library has no such settings.
void cmemory_return_freed(size_t kept);

/// Memory that the machine has, in bytes; 0 if unknown.
size_t cmemory_physical(void);

/// Addresses that the process may use, in bytes (`ulimit -v`); 0 if there is no limit.
size_t cmemory_address_limit(void);

/// Addresses that the stack of a thread takes, in bytes (`ulimit -s`); 0 if there is no limit.
size_t cmemory_stack(void);

/// Peak resident memory of the process so far, in bytes; 0 if unknown.
size_t cmemory_peak(void);

/// Asks the system for large pages where a region of `count` bytes stands, which spares a page fault for
/// each 4 KiB of it. Advice: the memory is as good without it, only slower.
void cmemory_use_large_pages(void *start, size_t count);

/// Takes `count` bytes of fresh memory from the system at once instead of page by page when each is
/// touched. Advice: where the system cannot do it, nothing happens.
void cmemory_populate(void *start, size_t count);

/// Gives `count` bytes of memory back to the system, which keeps their addresses; what was in them is lost. Advice:
/// where the system cannot do it, nothing happens.
void cmemory_release(void *start, size_t count);

/// The size of a large page, in bytes; regions are aligned to it.
enum { cmemory_large_page = 2 << 20 };

/// Tells the processor that the cache line at `address` will be written soon.
static inline void cmemory_prefetch(const void *address) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(address, 1, 3);
#endif
}

/// Tells the processor that the cache line at `address` will be read soon, but not at once.
static inline void cmemory_prefetch_to_read(const void *address) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(address, 0, 2);
#endif
}
