/// XXH3, 64 bits, of the xxHash library: a fast hash that is not cryptographic.
/// The values are those of the published XXH3 specification with seed 0, on every machine.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The hash of `count` bytes; `bytes` may be NULL when `count` is 0.
uint64_t cxxhash64(const void *bytes, size_t count);

/// The same with another seed.
uint64_t cxxhash64_seeded(const void *bytes, size_t count, uint64_t seed);

/// A hash that is fed piece by piece; equals `cxxhash64` of the pieces end to end.
typedef struct cxxhash_state cxxhash_state;

/// NULL when memory is short. To be given back with `cxxhash_free`.
cxxhash_state *cxxhash_new(void);
/// Forgets everything fed so far.
void cxxhash_reset(cxxhash_state *state);
void cxxhash_update(cxxhash_state *state, const void *bytes, size_t count);
/// The hash of everything fed since the last reset; more may be fed afterwards.
uint64_t cxxhash_digest(const cxxhash_state *state);
/// Does nothing for NULL.
void cxxhash_free(cxxhash_state *state);

#ifdef __cplusplus
}
#endif
