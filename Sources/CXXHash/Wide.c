#include "Wide.h"

#ifdef CXXHASH_HAS_WIDE

#include <immintrin.h>
#include <stdlib.h>
#include <string.h>

// The library is compiled a second time, as if all of it were for such a processor: its own
// dispatcher would have to be linked, and is not on every system.
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define XXH_INLINE_ALL
#define XXH_VECTOR 2 // XXH_AVX2
#include <xxhash.h>

uint64_t cxxhash64_avx2(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

void cxxhash_update_avx2(void *state, const void *bytes, size_t count) {
  XXH3_64bits_update((XXH3_state_t *)state, bytes, count);
}
#pragma clang attribute pop

#endif
