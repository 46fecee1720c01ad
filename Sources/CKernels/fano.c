#include "CKernels.h"

#include <string.h>

// Blocks of 128 ascending numbers (`FanoPacking`): the places of the steps, then low bits to each.

enum {
  BLOCK = 128,
  // Numbers are written sixteen at a time.
  ROOM = BLOCK + 16,
};

static const uint32_t no_bits[BLOCK];

// The low bits of a block.
static inline const uint32_t *low_bits(const uint8_t *bytes, uint32_t width, uint32_t *room) {
  if (width == 0) return no_bits;
  ckernels_unpack(bytes, width, room);
  return room;
}

static int fano_plain(const uint8_t *bytes, uint32_t width, size_t steps, uint32_t base,
                      int are_distances, uint32_t *values) {
  uint32_t room[BLOCK], before = base - 1, is_broken = 0;
  if (ckernels_set_members(bytes + 16 * width, steps, 0, values, BLOCK) != BLOCK) return 0;
  if (values[BLOCK - 1] + 8 < steps) return 0;
  const uint32_t *low = low_bits(bytes, width, room);
  for (uint32_t index = 0; index < BLOCK; index++) {
    uint32_t value = base + index + ((values[index] - index) << width | low[index]);
    is_broken |= index == 0 ? value < base : value <= before;
    values[index] = are_distances ? value - before : value;
    before = value;
  }
  return !is_broken;
}

#if defined(__x86_64__)
#include <immintrin.h>

// The places of the bits that are set, if they are 128.
__attribute__((target("avx512f,popcnt"))) static inline int places_avx512(const uint8_t *bits,
                                                                         size_t steps,
                                                                         uint32_t *places) {
  __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i sixteen = _mm512_set1_epi32(16);
  size_t found = 0;
  for (size_t start = 0; start < steps; start += 64) {
    uint64_t word;
    memcpy(&word, bits + (start >> 3), sizeof word);
    if (steps - start < 64) word &= ((uint64_t)1 << (steps - start)) - 1;
    // Four counts at a time, so that only one addition waits for the word before.
    size_t one = (size_t)__builtin_popcountll(word & 0xFFFF);
    size_t two = (size_t)__builtin_popcountll(word & 0xFFFFFFFF);
    size_t three = (size_t)__builtin_popcountll(word & 0xFFFFFFFFFFFF);
    size_t all = (size_t)__builtin_popcountll(word);
    if (all > BLOCK - found) return 0;
#define WRITE(place, shift)                                                                   \
  _mm512_storeu_si512(places + found + (place),                                               \
                      _mm512_maskz_compress_epi32((__mmask16)(word >> (shift)), numbers));    \
  numbers = _mm512_add_epi32(numbers, sixteen);
    WRITE(0, 0) WRITE(one, 16) WRITE(two, 32) WRITE(three, 48)
#undef WRITE
    found += all;
  }
  return found == BLOCK && places[BLOCK - 1] + 8 >= steps;
}

__attribute__((target("avx512f,popcnt"))) static int fano_avx512(const uint8_t *bytes,
                                                                 uint32_t width, size_t steps,
                                                                 uint32_t base, int are_distances,
                                                                 uint32_t *values) {
  uint32_t places[ROOM], room[BLOCK];
  if (!places_avx512(bytes + 16 * width, steps, places)) return 0;
  const uint32_t *low = low_bits(bytes, width, room);
  __m512i index = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i sixteen = _mm512_set1_epi32(16), bases = _mm512_set1_epi32((int)base);
  const __m128i shift = _mm_cvtsi32_si128((int)width);
  __m512i before = _mm512_set1_epi32((int)(base - 1));
  // The first has none before it.
  uint32_t is_broken = 0, compared = 0xFFFE;
  for (size_t row = 0; row < BLOCK; row += 16) {
    __m512i high = _mm512_sub_epi32(_mm512_loadu_si512(places + row), index);
    __m512i value = _mm512_or_si512(_mm512_sll_epi32(high, shift), _mm512_loadu_si512(low + row));
    value = _mm512_add_epi32(value, _mm512_add_epi32(bases, index));
    __m512i previous = _mm512_alignr_epi32(value, before, 15);
    is_broken |= _mm512_cmple_epu32_mask(value, previous) & compared;
    compared = 0xFFFF;
    _mm512_storeu_si512(values + row, are_distances ? _mm512_sub_epi32(value, previous) : value);
    before = value;
    index = _mm512_add_epi32(index, sixteen);
  }
  uint32_t first = (places[0] << width | low[0]) + base;
  return !(is_broken | (first < base));
}
#endif

int ckernels_fano(const uint8_t *bytes, uint32_t width, size_t steps, uint32_t base,
                  int are_distances, uint32_t *values) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt"))
    return fano_avx512(bytes, width, steps, base, are_distances, values);
#endif
  return fano_plain(bytes, width, steps, base, are_distances, values);
}

int ckernels_fano_baseline(const uint8_t *bytes, uint32_t width, size_t steps, uint32_t base,
                           int are_distances, uint32_t *values) {
  return fano_plain(bytes, width, steps, base, are_distances, values);
}

void ckernels_fano_write(const uint32_t *gaps, uint32_t width, uint32_t *low, uint8_t *steps,
                         size_t bytes) {
  const uint64_t mask = ((uint64_t)1 << width) - 1;
  uint64_t sum = 0, word = 0;
  size_t written = 0;
  for (uint32_t index = 0; index < BLOCK; index++) {
    sum += gaps[index];
    low[index] = (uint32_t)(sum & mask);
    uint64_t place = (sum >> width) + index;
    for (; place >> 3 >= written + 8 && written < bytes; written += 8, word = 0)
      memcpy(steps + written, &word, sizeof word);
    word |= (uint64_t)1 << (place & 63);
  }
  if (written < bytes) memcpy(steps + written, &word, sizeof word);
}
