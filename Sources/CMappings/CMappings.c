#define _GNU_SOURCE
#include "CMappings.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { name_bytes = 64, chunk_slots = 128 };

/// States of a slot's `base` that are no address.
enum { is_free = 0, is_taken = 1 };

struct slot {
  _Atomic(uintptr_t) base;
  _Atomic(size_t) count;
  char name[name_bytes];
};

/// Slots are never moved or freed: who reads them takes no lock.
struct chunk {
  struct slot slots[chunk_slots];
  _Atomic(struct chunk *) next;
};

static struct chunk first;

static struct slot *take(struct chunk *chunk) {
  for (int index = 0; index < chunk_slots; index++) {
    uintptr_t expected = is_free;
    struct slot *slot = &chunk->slots[index];
    if (atomic_load_explicit(&slot->base, memory_order_relaxed) == is_free &&
        atomic_compare_exchange_strong(&slot->base, &expected, is_taken)) {
      return slot;
    }
  }
  return NULL;
}

/// The chunk behind one; made if there is none.
static struct chunk *following(struct chunk *chunk) {
  struct chunk *next = atomic_load(&chunk->next);
  if (next) return next;
  struct chunk *made = calloc(1, sizeof(struct chunk));
  if (!made) return NULL;
  if (atomic_compare_exchange_strong(&chunk->next, &next, made)) return made;
  // Another thread was faster.
  free(made);
  return next;
}

void *cmappings_add(const void *base, size_t count, const char *name) {
  for (struct chunk *chunk = &first; chunk; chunk = following(chunk)) {
    struct slot *slot = take(chunk);
    if (!slot) continue;
    atomic_store(&slot->count, count);
    strncpy(slot->name, name, name_bytes - 1);
    slot->name[name_bytes - 1] = 0;
    atomic_store(&slot->base, (uintptr_t)base);
    return slot;
  }
  return NULL;
}

void cmappings_remove(void *mapping) {
  if (mapping) atomic_store(&((struct slot *)mapping)->base, is_free);
}

int cmappings_find(const void *address, char *name) {
  uintptr_t place = (uintptr_t)address;
  for (struct chunk *chunk = &first; chunk; chunk = atomic_load(&chunk->next)) {
    for (int index = 0; index < chunk_slots; index++) {
      struct slot *slot = &chunk->slots[index];
      uintptr_t base = atomic_load(&slot->base);
      if (base <= is_taken || place < base || place - base >= atomic_load(&slot->count)) continue;
      for (int byte = 0; byte < name_bytes; byte++) name[byte] = slot->name[byte];
      name[name_bytes - 1] = 0;
      return 1;
    }
  }
  return 0;
}

enum { place_bytes = 8, places_at_once = 256 };

// A place is what the system takes.
_Static_assert(sizeof(struct cmappings_place) == sizeof(struct iovec), "size of a place");
_Static_assert(offsetof(struct cmappings_place, start) == offsetof(struct iovec, iov_base) &&
                   offsetof(struct cmappings_place, count) == offsetof(struct iovec, iov_len),
               "layout of a place");

long cmappings_compare(const struct cmappings_place *places, size_t count,
                       const unsigned char *expected) {
  unsigned char found[place_bytes * places_at_once];
  // Asked each time: a process may have been forked.
  pid_t own = getpid();
  for (size_t first = 0; first < count; first += places_at_once) {
    size_t some = count - first < places_at_once ? count - first : places_at_once;
    struct iovec target = {.iov_base = found, .iov_len = place_bytes * some};
    // Written, not read: the system pins the pages of what it calls remote one by one, and here that is one buffer.
    ssize_t bytes = process_vm_writev(own, (const struct iovec *)(places + first), some, &target, 1, 0);
    if (bytes < 0) {
      if (errno != EFAULT) return -1;
      bytes = 0;
    }
    // What is short ends before the first place that cannot be read.
    for (size_t place = 0; place < some; place++) {
      if (place_bytes * (place + 1) > (size_t)bytes ||
          memcmp(found + place_bytes * place, expected, place_bytes)) {
        return (long)(first + place);
      }
    }
  }
  return (long)count;
}

static const unsigned char *text_before;
static const unsigned char *text_after;
static int exit_status;

static void append(char *line, size_t *count, size_t limit, const unsigned char *text) {
  while (*text && *count < limit) line[(*count)++] = (char)*text++;
}

static void tell(int number, siginfo_t *info, void *context) {
  (void)context;
  char name[name_bytes];
  // A code above zero is the system's own: others sent the signal, and tell no address.
  if (info->si_code > 0 && cmappings_find(info->si_addr, name)) {
    char line[1024];
    size_t count = 0;
    append(line, &count, sizeof line - 1, text_before);
    append(line, &count, sizeof line - 1, (const unsigned char *)name);
    append(line, &count, sizeof line - 1, text_after);
    line[count++] = '\n';
    ssize_t written = write(STDERR_FILENO, line, count);
    (void)written;
    _exit(exit_status);
  }
  // The same fault happens again, and then ends the process; a signal that was sent is sent again.
  signal(number, SIG_DFL);
  if (info->si_code <= 0) raise(number);
}

void cmappings_tell_faults(const unsigned char *before, const unsigned char *after, int status) {
  static char stack[1 << 16];
  text_before = before;
  text_after = after;
  exit_status = status;
  // For the thread that calls this; others have their own stacks.
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  int flags = sigaltstack(&alternate, NULL) == 0 ? SA_ONSTACK : 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = tell;
  action.sa_flags = SA_SIGINFO | flags;
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}

void cmappings_begin_to_synchronize(int descriptor, long long offset, long long count) {
#ifdef SYNC_FILE_RANGE_WRITE
  // Its result is the business of the fsync to come.
  (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#else
  (void)descriptor, (void)offset, (void)count;
#endif
}
