#include "CMemory.h"

#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void cmemory_return_freed(size_t kept) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, (int)kept);
  mallopt(M_ARENA_MAX, 2);
#else
  (void)kept;
#endif
}

size_t cmemory_physical(void) {
  long pages = sysconf(_SC_PHYS_PAGES);
  long bytes = sysconf(_SC_PAGESIZE);
  return pages > 0 && bytes > 0 ? (size_t)pages * (size_t)bytes : 0;
}

// What is beyond all that a process can address is no limit.
static size_t soft_limit(int resource) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0 || limit.rlim_cur > PTRDIFF_MAX) return 0;
  return (size_t)limit.rlim_cur;
}

size_t cmemory_address_limit(void) { return soft_limit(RLIMIT_AS); }

size_t cmemory_stack(void) { return soft_limit(RLIMIT_STACK); }

size_t cmemory_peak(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#ifdef __APPLE__
  return (size_t)usage.ru_maxrss;
#else
  return (size_t)usage.ru_maxrss << 10;
#endif
}

#ifdef __linux__
// Advises on the whole pages that are within `count` bytes.
static void advise(void *start, size_t count, int advice) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)start + count) / page * page;
  if (first < end) madvise((void *)first, end - first, advice);
}
#endif

void cmemory_populate(void *start, size_t count) {
#ifdef __linux__
  // MADV_POPULATE_WRITE, which older headers do not name.
  enum { populate_write = 23 };
  advise(start, count, populate_write);
#endif
}

void cmemory_release(void *start, size_t count) {
#ifdef __linux__
  advise(start, count, MADV_DONTNEED);
#endif
}

void cmemory_use_large_pages(void *start, size_t count) {
#ifdef MADV_HUGEPAGE
  madvise(start, count, MADV_HUGEPAGE);
#endif
}
