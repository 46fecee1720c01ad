/// The memory of the process, as the C library and the system see it.
#pragma once
#include <stddef.h>

/// Makes the C library give freed buffers back to the system at once: buffers from 256 KiB on are
/// mapped for themselves, at most two heaps are kept. Does nothing where the library has no such settings.
void cmemory_return_freed(void);

/// Memory that the machine has, in bytes; 0 if unknown.
size_t cmemory_physical(void);

/// Peak resident memory of the process so far, in bytes; 0 if unknown.
size_t cmemory_peak(void);
