// The same hashes with vectors of 32 bytes, for processors that have them.
#pragma once
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__) && defined(__clang__)
#define CXXHASH_HAS_WIDE 1

uint64_t cxxhash64_avx2(const void *bytes, size_t count);
// `state` is an `XXH3_state_t`, whose layout does not depend on the vectors.
void cxxhash_update_avx2(void *state, const void *bytes, size_t count);
#endif
