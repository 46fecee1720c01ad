#include "CKernels.h"
#include "Loads.h"

#include <string.h>

enum { KEY_BYTES = 16 };

// For each length up to sixteen what of two times eight bytes belongs to the term.
static const uint8_t masks[2 * KEY_BYTES] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

// As `TermKey.hash` computes it.
static inline uint64_t hash_of(uint64_t first, uint64_t second, uint64_t count) {
  unsigned __int128 product = (unsigned __int128)(first ^ 0xA0761D6478BD642F) *
                              (second ^ 0xE7037ED1A0B428DB ^ count);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

size_t ckernels_find_terms(const uint8_t *text, size_t text_count, const uint32_t *ranges,
                           size_t count, const ckernels_slot *slots, size_t mask,
                           ckernels_states states, ckernels_key *keys, uint32_t *numbers,
                           uint32_t *missed) {
  for (size_t index = 0; index < count; index++) {
    uint32_t lower = ranges[2 * index], length = ranges[2 * index + 1] - lower;
    if (length - 1 >= KEY_BYTES || lower + (size_t)KEY_BYTES > text_count) {
      // Like no slot: an empty one has no first bytes either.
      keys[index] = (ckernels_key){.first = 1};
      continue;
    }
    const uint8_t *mask_bytes = masks + KEY_BYTES - length;
    uint64_t first = load64(text + lower) & load64(mask_bytes);
    uint64_t second = load64(text + lower + 8) & load64(mask_bytes + 8);
    uint64_t hash = hash_of(first, second, length);
    keys[index] = (ckernels_key){
        .first = first,
        .second = second,
        .hash = hash,
        .tag = ((uint32_t)(hash >> 32) & ~(uint32_t)0xFF) | length,
    };
    __builtin_prefetch(slots + (hash & mask), 0, 3);
  }
  uint32_t low = ((uint32_t)1 << states.bits) - 1;
  size_t misses = 0;
  for (size_t index = 0; index < count; index++) {
    const ckernels_key *key = keys + index;
    const ckernels_slot *slot = slots + (key->hash & mask);
    uint64_t difference =
        (slot->first ^ key->first) | (slot->second ^ key->second) | (slot->tag ^ key->tag);
    if (difference != 0) {
      missed[misses++] = (uint32_t)index;
      continue;
    }
    uint32_t number = slot->number - 1;
    numbers[index] = number;
    __builtin_prefetch(states.regions[number >> states.bits] + (size_t)(number & low) * 64, 1, 3);
  }
  return misses;
}
