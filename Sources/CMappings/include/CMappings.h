/// Which files are mapped where, for a handler of SIGBUS; a look at mapped memory that raises none.
///
/// Reading a mapped file that was cut off, or whose disk fails, ends in that signal, which tells an address and
/// nothing else. The table may be read in a signal's handler: it takes no lock and gives no memory back.
#pragma once
#include <stddef.h>

/// Notes that `count` bytes at `base` are the file `name`, of which the first 63 bytes are kept.
///
/// Returns what `cmappings_remove` takes; null if there is no memory for it, in which case nothing is noted.
/// May be called by any number of threads.
void *cmappings_add(const void *base, size_t count, const char *name);

/// Forgets a mapping, before it is unmapped; null is none.
void cmappings_remove(void *mapping);

/// Copies the name of the file whose mapping holds `address`, ended by a zero; 0 if none does.
///
/// Async-signal-safe. `name` has room for 64 bytes.
int cmappings_find(const void *address, char *name);

/// Some bytes of this process's memory.
struct cmappings_place {
  const void *start;
  size_t count;
};

/// Reads 8 bytes of this process's memory at each of `count` places and compares them with `expected`, in one call of the
/// system for 256 places; no signal comes where a page of a mapped file is gone.
///
/// Returns the number of the first place that has other bytes or cannot be read, `count` if there is none; -1, and the
/// reason in `errno`, where the system does not do it. Each place has the count 8.
long cmappings_compare(const struct cmappings_place *places, size_t count,
                       const unsigned char *expected);

/// Begins to write `count` bytes of a file from `offset` on to its disk, without waiting. Advice: where the system cannot do
/// it, nothing happens.
void cmappings_begin_to_synchronize(int descriptor, long long offset, long long count);

/// Installs a handler of SIGBUS: a fault in a mapping that is in the table is told on standard error, and the
/// process ends with `status`; any other has its default action.
///
/// `before` and `after` stand around the file's name, with no line break; they are kept, not copied, and end with a zero. For programs:
/// a library leaves signals alone.
void cmappings_tell_faults(const unsigned char *before, const unsigned char *after, int status);
