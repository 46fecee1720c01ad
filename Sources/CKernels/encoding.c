#include "CKernels.h"

#include <string.h>

#include "PositionShape.h"

static inline void store64(uint8_t *bytes, uint64_t value) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  memcpy(bytes, &value, sizeof value);
}

// Bits on their way stay in registers, which nothing but the compiler sees.
#define INLINED __attribute__((always_inline)) static inline

#define SUFFIX _plain
#define TARGET
#include "PositionWriter.h"
#undef SUFFIX
#undef TARGET

#if defined(__x86_64__)
#include <immintrin.h>

#define SUFFIX _bmi2
#define TARGET __attribute__((target("bmi,bmi2,lzcnt")))
#include "PositionWriter.h"
#undef SUFFIX
#undef TARGET
#define HAS_BMI2 (__builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt"))

#define SUFFIX _avx512
#define TARGET __attribute__((target("avx512f,bmi,bmi2,lzcnt,popcnt")))
#define HAS_AVX512                                                                       \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt") && HAS_BMI2)

enum {
  LANES = 16,
  // Up to these, the number of a pair and of a triple takes 32 bits.
  MOST_OF_PAIR = 0xFFFF,
  MOST_OF_TRIPLE = 1600,
};

TARGET INLINED void put_avx512(ckernels_bits *bits, uint64_t value, uint64_t width);
TARGET INLINED void put_article_avx512(ckernels_bits *bits, const uint32_t *positions,
                                      uint32_t frequency, uint64_t shape);

// Sums of the lanes before each.
TARGET static inline __m512i sums_before(__m512i lanes) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i sums = _mm512_add_epi32(lanes, _mm512_alignr_epi32(lanes, zero, 15));
  sums = _mm512_add_epi32(sums, _mm512_alignr_epi32(sums, zero, 14));
  sums = _mm512_add_epi32(sums, _mm512_alignr_epi32(sums, zero, 12));
  sums = _mm512_add_epi32(sums, _mm512_alignr_epi32(sums, zero, 8));
  return _mm512_sub_epi32(sums, lanes);
}

// Sixteen articles: the numbers of those with one to three positions side by side, then all in turn. Returns how many bits
// they took, and in `taken` how many positions.
TARGET INLINED size_t put_lanes(ckernels_bits *bits, const uint32_t *articles,
                               const uint32_t *frequencies, const uint32_t *positions,
                               const uint8_t *extents, size_t extent_count,
                               const uint32_t *shapes, size_t *taken) {
  const __m512i one = _mm512_set1_epi32(1), two = _mm512_set1_epi32(2);
  __m512i numbers = _mm512_loadu_si512(articles), counts = _mm512_loadu_si512(frequencies);
  __m512i first = sums_before(counts);
  // Four bytes that hold the article's, and where it is in them.
  __m512i place = _mm512_min_epu32(numbers, _mm512_set1_epi32((int)(uint32_t)(extent_count - 4)));
  __m512i shift = _mm512_slli_epi32(_mm512_sub_epi32(numbers, place), 3);
  __m512i codes = _mm512_srlv_epi32(_mm512_i32gather_epi32(place, extents, 1), shift);
  codes = _mm512_and_si512(codes, _mm512_set1_epi32(0xFF));
  __mmask16 listed = _mm512_cmplt_epu32_mask(counts, _mm512_set1_epi32(64));
  __m512i entry = _mm512_or_si512(_mm512_slli_epi32(codes, 6), counts);
  __m512i shape = _mm512_mask_i32gather_epi32(one, listed, entry, shapes, 4);
  __m512i lengths = _mm512_and_si512(shape, _mm512_set1_epi32(0xFFFF));
  // Neither an upper part nor several numbers: what is behind the length is the length.
  __mmask16 plain = _mm512_mask_cmpeq_epi32_mask(listed, _mm512_srli_epi32(shape, 16), lengths);
  plain &= _mm512_cmplt_epu32_mask(_mm512_sub_epi32(counts, one), _mm512_set1_epi32(3));
  __mmask16 pairs = plain & _mm512_cmpge_epu32_mask(counts, two);
  __mmask16 triples = plain & _mm512_cmpgt_epu32_mask(counts, two);
  const __m512i zero = _mm512_setzero_si512();
  __m512i value = _mm512_mask_i32gather_epi32(zero, plain, first, positions, 4);
  __m512i second = _mm512_mask_i32gather_epi32(zero, pairs, first, positions + 1, 4);
  __m512i third = _mm512_mask_i32gather_epi32(zero, triples, first, positions + 2, 4);
  plain &= _mm512_cmple_epu32_mask(second, _mm512_set1_epi32(MOST_OF_PAIR));
  plain &= _mm512_cmple_epu32_mask(third, _mm512_set1_epi32(MOST_OF_TRIPLE));
  __m512i below = _mm512_mullo_epi32(second, _mm512_sub_epi32(second, one));
  value = _mm512_add_epi32(value, _mm512_srli_epi32(below, 1));
  __m512i three = _mm512_mullo_epi32(third, _mm512_sub_epi32(third, one));
  three = _mm512_mullo_epi32(_mm512_srli_epi32(three, 1), _mm512_sub_epi32(third, two));
  // A third of what three divides, by its inverse.
  three = _mm512_mullo_epi32(three, _mm512_set1_epi32((int)0xAAAAAAAB));
  value = _mm512_add_epi32(value, three);
  uint32_t values[LANES], widths[LANES];
  _mm512_storeu_si512(values, value);
  _mm512_storeu_si512(widths, lengths);
  size_t total = 0;
  const uint32_t *next = positions;
  for (size_t lane = 0; lane < LANES; lane++) {
    if (plain >> lane & 1) {
      total += widths[lane];
      put_avx512(bits, values[lane], widths[lane]);
    } else {
      uint64_t found = find_shape(frequencies[lane], extents[articles[lane]], shapes);
      total += (uint32_t)found;
      put_article_avx512(bits, next, frequencies[lane], found);
    }
    next += frequencies[lane];
  }
  *taken = (size_t)(next - positions);
  return total;
}

#define PUT_LANES put_lanes
#include "PositionWriter.h"
#endif

size_t ckernels_encode_positions(const uint32_t *articles, const uint32_t *frequencies,
                                 size_t count, const uint32_t *positions, const uint8_t *extents,
                                 size_t extent_count, const uint32_t *shapes,
                                 ckernels_bits *bits) {
#ifdef HAS_BMI2
  if (HAS_AVX512)
    return encode_positions_avx512(articles, frequencies, count, positions, extents, extent_count,
                                   shapes, bits);
  if (HAS_BMI2)
    return encode_positions_bmi2(articles, frequencies, count, positions, extents, extent_count,
                                 shapes, bits);
#endif
  return encode_positions_plain(articles, frequencies, count, positions, extents, extent_count,
                                shapes, bits);
}

size_t ckernels_encode_positions_baseline(const uint32_t *articles, const uint32_t *frequencies,
                                          size_t count, const uint32_t *positions,
                                          const uint8_t *extents, size_t extent_count,
                                          const uint32_t *shapes, ckernels_bits *bits) {
  return encode_positions_plain(articles, frequencies, count, positions, extents, extent_count,
                                shapes, bits);
}

enum { BLOCK = 128, WIDTHS = 33 };

void ckernels_count_widths(const uint32_t *values, uint8_t *counts) {
  // Four counts of each width in turn, so that none waits for the one before to be stored.
  uint8_t parts[4][WIDTHS + 7] = {{0}};
  for (size_t index = 0; index < BLOCK; index += 4) {
    for (size_t part = 0; part < 4; part++) {
      // Twice the value and one: its leading zeros are counted without asking whether it is 0.
      uint64_t value = (uint64_t)values[index + part] << 1 | 1;
      parts[part][63 - __builtin_clzll(value)]++;
    }
  }
  for (size_t width = 0; width < WIDTHS; width++)
    counts[width] = parts[0][width] + parts[1][width] + parts[2][width] + parts[3][width];
}

size_t ckernels_find_wide(const uint32_t *values, uint32_t width, uint8_t *indexes) {
  size_t found = 0;
  uint32_t most = width < 32 ? ((uint32_t)1 << width) - 1 : UINT32_MAX;
  for (size_t index = 0; index < BLOCK; index++) {
    indexes[found] = (uint8_t)index;
    found += values[index] > most;
  }
  return found;
}

typedef uint8_t byte_lanes __attribute__((vector_size(16)));

uint32_t ckernels_least_lengths(const uint32_t *articles, const uint32_t *frequencies,
                                const uint8_t *lengths, const uint8_t *steps, uint32_t step_count,
                                uint8_t *least) {
  uint8_t found[BLOCK], step_of[BLOCK], top = 0;
  for (size_t index = 0; index < BLOCK; index++) {
    uint32_t frequency = frequencies[index];
    step_of[index] = steps[frequency < step_count ? frequency : step_count - 1];
    found[index] = lengths[articles[index]];
  }
  for (size_t index = 0; index < BLOCK; index++)
    top = step_of[index] > top ? step_of[index] : top;
  memset(least, 0xFF, 16);
  // A pass for each step, sixteen articles at a time: few have more than a handful of steps.
  for (uint8_t step = 0; step <= top && step < 16; step++) {
    byte_lanes smallest = (byte_lanes){0} + 0xFF;
    for (size_t index = 0; index < BLOCK; index += sizeof smallest) {
      byte_lanes steps_here, lengths_here;
      memcpy(&steps_here, step_of + index, sizeof steps_here);
      memcpy(&lengths_here, found + index, sizeof lengths_here);
      lengths_here |= ~(byte_lanes)(steps_here == step);
      smallest = __builtin_elementwise_min(smallest, lengths_here);
    }
    for (size_t lane = 0; lane < sizeof smallest; lane++)
      least[step] = smallest[lane] < least[step] ? smallest[lane] : least[step];
  }
  return top;
}
