#include "CKernels.h"

// The loops give the bits that the same formulas give in Swift: nothing is fused or reordered.
#pragma STDC FP_CONTRACT OFF

#include <string.h>

// All steps of all candidates are alike, so that a processor works on several at once.
static inline size_t search_block(const uint32_t *values, uint32_t target) {
  size_t place = 0;
#pragma clang loop unroll(full)
  for (size_t half = 64; half > 0; half >>= 1)
    place += values[place + half - 1] < target ? half : 0;
  return place;
}

size_t ckernels_find(const uint32_t *values, size_t count, const uint32_t *candidates, size_t *next,
                     size_t end, uint32_t last, uint16_t *indexes, uint8_t *places) {
  size_t found = 0, index = *next;
  for (; index < end && candidates[index] <= last; index++) {
    uint32_t target = candidates[index];
    size_t place = count == 128 ? search_block(values, target)
                                : ckernels_search(values, 0, count, target) % 128;
    indexes[found] = (uint16_t)index;
    places[found] = (uint8_t)place;
    found += place < count && values[place] == target;
  }
  *next = index;
  return found;
}

#define FIND_BITS(name, target_attribute)                                                        \
  target_attribute static size_t name(const uint8_t *bits, uint32_t base,                        \
                                      const uint32_t *candidates, size_t *next, size_t end,      \
                                      uint32_t last, uint16_t *indexes, uint8_t *places) {       \
    size_t found = 0, rank = 0, index = *next;                                                   \
    uint32_t passed = 0;                                                                         \
    for (; index < end && candidates[index] <= last; index++) {                                  \
      uint32_t place = candidates[index] - base, number = place >> 6;                            \
      uint64_t word;                                                                             \
      for (; passed < number; passed++) {                                                        \
        memcpy(&word, bits + 8 * (size_t)passed, sizeof word);                                   \
        rank += (size_t)__builtin_popcountll(word);                                              \
      }                                                                                          \
      memcpy(&word, bits + 8 * (size_t)number, sizeof word);                                     \
      uint64_t below = word & (((uint64_t)1 << (place & 63)) - 1);                               \
      indexes[found] = (uint16_t)index;                                                          \
      places[found] = (uint8_t)(rank + (size_t)__builtin_popcountll(below)) & 127;                    \
      found += word >> (place & 63) & 1;                                                         \
    }                                                                                            \
    *next = index;                                                                               \
    return found;                                                                                \
  }

FIND_BITS(find_bits_plain, )
#if defined(__x86_64__)
FIND_BITS(find_bits_popcnt, __attribute__((target("popcnt"))))
#endif

size_t ckernels_find_bits(const uint8_t *bits, uint32_t base, const uint32_t *candidates,
                          size_t *next, size_t end, uint32_t last, uint16_t *indexes,
                          uint8_t *places) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt"))
    return find_bits_popcnt(bits, base, candidates, next, end, last, indexes, places);
#endif
  return find_bits_plain(bits, base, candidates, next, end, last, indexes, places);
}

typedef uint32_t lanes __attribute__((vector_size(16)));

size_t ckernels_at_least(const uint32_t *values, size_t count, uint32_t least, uint8_t *places) {
  size_t found = 0, index = 0;
  for (; index + 16 <= count; index += 16) {
    lanes rows[4];
    memcpy(rows, values + index, sizeof rows);
    lanes any = (lanes)((rows[0] >= least) | (rows[1] >= least) | (rows[2] >= least)
                        | (rows[3] >= least));
    uint64_t halves[2];
    memcpy(halves, &any, sizeof halves);
    if ((halves[0] | halves[1]) == 0) continue;
    for (size_t place = index; place < index + 16; place++) {
      places[found] = (uint8_t)place;
      found += values[place] >= least;
    }
  }
  for (; index < count; index++) {
    places[found] = (uint8_t)index;
    found += values[index] >= least;
  }
  return found;
}

size_t ckernels_above(const double *scores, size_t count, double needed, uint16_t *indexes) {
  size_t found = 0;
  for (size_t index = 0; index < count; index++) {
    indexes[found] = (uint16_t)index;
    found += scores[index] > needed;
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>
// Sixteen at a time, as far as they go; returns how many of the first `*hit` are left.
__attribute__((target("avx512f,popcnt"))) static size_t discard_avx512(
    const uint32_t *articles, uint16_t *indexes, size_t count, uint32_t *frequencies,
    const uint64_t *bits, size_t words, uint32_t base, size_t *hit) {
  const __m512i halves = _mm512_set1_epi32((int)(2 * words)), first = _mm512_set1_epi32((int)base);
  size_t left = 0;
  for (; *hit + 16 <= count; *hit += 16) {
    __m512i some = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(indexes + *hit)));
    __m512i places = _mm512_sub_epi32(_mm512_i32gather_epi32(some, articles, 4), first);
    __m512i half = _mm512_srli_epi32(places, 5);
    __m512i found = _mm512_mask_i32gather_epi32(
        _mm512_setzero_si512(), _mm512_cmplt_epu32_mask(half, halves), half, bits, 4);
    __m512i bit = _mm512_sllv_epi32(_mm512_set1_epi32(1),
                                    _mm512_and_epi32(places, _mm512_set1_epi32(31)));
    __mmask16 stays = _mm512_testn_epi32_mask(found, bit);
    size_t number = (size_t)__builtin_popcount(stays);
    __mmask16 front = (__mmask16)((1u << number) - 1);
    _mm512_mask_cvtepi32_storeu_epi16(indexes + left, front, _mm512_maskz_compress_epi32(stays, some));
    if (frequencies) {
      __m512i values = _mm512_loadu_si512(frequencies + *hit);
      _mm512_mask_storeu_epi32(frequencies + left, front, _mm512_maskz_compress_epi32(stays, values));
    }
    left += number;
  }
  return left;
}
#endif

size_t ckernels_discard(const uint32_t *articles, uint16_t *indexes, size_t count,
                        uint32_t *frequencies, const uint64_t *bits, size_t words, uint32_t base) {
  size_t left = 0, hit = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt")) {
    left = discard_avx512(articles, indexes, count, frequencies, bits, words, base, &hit);
  }
#endif
  for (; hit < count; hit++) {
    uint16_t index = indexes[hit];
    uint32_t place = articles[index] - base;
    uint64_t word = place >> 6 < words ? bits[place >> 6] : 0;
    indexes[left] = index;
    if (frequencies) frequencies[left] = frequencies[hit];
    left += ~(word >> (place & 63)) & 1;
  }
  return left;
}

void ckernels_keep_numbers(uint32_t *numbers, const uint16_t *indexes, size_t count) {
  for (size_t index = 0; index < count; index++) numbers[index] = numbers[indexes[index]];
}

void ckernels_keep_scores(double *scores, const uint16_t *indexes, size_t count) {
  for (size_t index = 0; index < count; index++) scores[index] = scores[indexes[index]];
}

void ckernels_gather(const uint32_t *values, const uint8_t *places, size_t count, uint32_t *out) {
  for (size_t index = 0; index < count; index++) out[index] = values[places[index]];
}

void ckernels_norms_of(const uint32_t *articles, size_t lower, size_t upper, uint32_t first,
                       const uint32_t *lengths, size_t length_count, double base, double step,
                       double *norms) {
  for (size_t index = lower; index < upper; index++) {
    uint32_t place = articles[index] - first;
    norms[index] = base + step * (place < length_count ? (double)(int32_t)lengths[place] : 0);
  }
}

void ckernels_add_term(const uint32_t *frequencies, size_t count, double weight, double k1,
                       const double *norms, double *scores) {
  double factor = k1 + 1;
  for (size_t index = 0; index < count; index++) {
    double frequency = (double)(int32_t)frequencies[index];
    scores[index] += weight * frequency * factor / (frequency + norms[index]);
  }
}

void ckernels_add_term_at(const uint16_t *indexes, const uint32_t *frequencies, size_t count,
                          double weight, double k1, const double *norms, double *scores) {
  double factor = k1 + 1;
  for (size_t hit = 0; hit < count; hit++) {
    double frequency = (double)(int32_t)frequencies[hit];
    size_t index = indexes[hit];
    scores[index] += weight * frequency * factor / (frequency + norms[index]);
  }
}
