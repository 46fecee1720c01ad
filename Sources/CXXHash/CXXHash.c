#include "CXXHash.h"
#include "Wide.h"

// The library's code is compiled in, so nothing is linked; without a build flag it uses SSE2 on
// x86-64 and NEON on arm64. What is long goes to the wider one where there is one.
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t cxxhash64_seeded(const void *bytes, size_t count, uint64_t seed) {
  static const char nothing = 0;
  return XXH3_64bits_withSeed(bytes ? bytes : &nothing, bytes ? count : 0, seed);
}

// Shorter ones are hashed without vectors.
enum { shortest_wide = 241 };

uint64_t cxxhash64(const void *bytes, size_t count) {
  static const char nothing = 0;
#ifdef CXXHASH_HAS_WIDE
  if (count >= shortest_wide && __builtin_cpu_supports("avx2")) return cxxhash64_avx2(bytes, count);
#endif
  return XXH3_64bits(bytes ? bytes : &nothing, bytes ? count : 0);
}

cxxhash_state *cxxhash_new(void) {
  XXH3_state_t *state = XXH3_createState();
  if (state) XXH3_64bits_reset(state);
  return (cxxhash_state *)state;
}

void cxxhash_reset(cxxhash_state *state) { XXH3_64bits_reset((XXH3_state_t *)state); }

void cxxhash_update(cxxhash_state *state, const void *bytes, size_t count) {
  if (!count) return;
#ifdef CXXHASH_HAS_WIDE
  if (__builtin_cpu_supports("avx2")) return cxxhash_update_avx2(state, bytes, count);
#endif
  XXH3_64bits_update((XXH3_state_t *)state, bytes, count);
}

uint64_t cxxhash_digest(const cxxhash_state *state) {
  return XXH3_64bits_digest((const XXH3_state_t *)state);
}

void cxxhash_free(cxxhash_state *state) { XXH3_freeState((XXH3_state_t *)state); }
