#include "CKernels.h"
#include "Loads.h"

// Sets of articles, whose number of words is a power of two: an article is taken modulo the number of bits, so that no
// damage of a list leads out of the set.

static void insert_plain(uint64_t *words, const uint64_t *among, uint32_t mask,
                         const uint32_t *articles, size_t count) {
  for (size_t index = 0; index < count; index++) {
    uint32_t place = articles[index] & mask;
    uint64_t bit = (uint64_t)1 << (place & 63);
    words[place >> 6] |= among ? bit & among[place >> 6] : bit;
  }
}

static size_t members_plain(const uint64_t *words, uint32_t mask, const uint32_t *articles,
                            size_t count) {
  size_t found = 0;
  for (size_t index = 0; index < count; index++) {
    uint32_t place = articles[index] & mask;
    found += words[place >> 6] >> (place & 63) & 1;
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

// Sixteen at a time. Of those that fall into one word, side by side as articles ascend, the last one is written last: it
// gets the bits of those before.
__attribute__((target("avx512f"))) static inline void insert_avx512(
    uint64_t *words, const uint64_t *among, uint32_t mask, const uint32_t *articles,
    size_t count) {
  const __m512i masks = _mm512_set1_epi32((int)mask), low = _mm512_set1_epi32(31);
  const __m512i one = _mm512_set1_epi32(1), none = _mm512_set1_epi32(-1);
  size_t index = 0;
  for (; index + 16 <= count; index += 16) {
    __m512i place = _mm512_and_si512(_mm512_loadu_si512(articles + index), masks);
    __m512i word = _mm512_srli_epi32(place, 5);
    __m512i bits = _mm512_sllv_epi32(one, _mm512_and_si512(place, low));
    if (among) bits = _mm512_and_si512(bits, _mm512_i32gather_epi32(word, among, 4));
#define TAKE_FROM(distance)                                                                     \
  {                                                                                             \
    __m512i others = _mm512_alignr_epi32(word, none, 16 - (distance));                          \
    __m512i theirs = _mm512_alignr_epi32(bits, none, 16 - (distance));                          \
    bits = _mm512_mask_or_epi32(bits, _mm512_cmpeq_epi32_mask(word, others), bits, theirs);     \
  }
    TAKE_FROM(1) TAKE_FROM(2) TAKE_FROM(4) TAKE_FROM(8)
#undef TAKE_FROM
    __m512i before = _mm512_i32gather_epi32(word, words, 4);
    _mm512_i32scatter_epi32(words, word, _mm512_or_si512(before, bits), 4);
  }
  insert_plain(words, among, mask, articles + index, count - index);
}

__attribute__((target("avx512f"))) static size_t members_avx512(const uint64_t *words,
                                                                uint32_t mask,
                                                                const uint32_t *articles,
                                                                size_t count) {
  const __m512i masks = _mm512_set1_epi32((int)mask), low = _mm512_set1_epi32(31);
  const __m512i one = _mm512_set1_epi32(1);
  __m512i sums = _mm512_setzero_si512();
  size_t index = 0;
  for (; index + 16 <= count; index += 16) {
    __m512i place = _mm512_and_si512(_mm512_loadu_si512(articles + index), masks);
    __m512i word = _mm512_i32gather_epi32(_mm512_srli_epi32(place, 5), words, 4);
    word = _mm512_srlv_epi32(word, _mm512_and_si512(place, low));
    sums = _mm512_add_epi32(sums, _mm512_and_si512(word, one));
  }
  return (size_t)_mm512_reduce_add_epi32(sums) +
         members_plain(words, mask, articles + index, count - index);
}
#endif

void ckernels_set_insert(uint64_t *words, const uint64_t *among, uint32_t mask,
                         const uint32_t *articles, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return insert_avx512(words, among, mask, articles, count);
#endif
  insert_plain(words, among, mask, articles, count);
}

void ckernels_set_insert_baseline(uint64_t *words, const uint64_t *among, uint32_t mask,
                                  const uint32_t *articles, size_t count) {
  insert_plain(words, among, mask, articles, count);
}

size_t ckernels_set_count_baseline(const uint64_t *words, uint32_t mask, const uint32_t *articles,
                                   size_t count) {
  return members_plain(words, mask, articles, count);
}

size_t ckernels_set_count(const uint64_t *words, uint32_t mask, const uint32_t *articles,
                          size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return members_avx512(words, mask, articles, count);
#endif
  return members_plain(words, mask, articles, count);
}

// 64 of `count` bits, from bit `start` on, without those behind the end.
static inline uint64_t some_bits(const uint8_t *bits, size_t start, size_t count) {
  uint64_t some = load64(bits + (start >> 3));
  return count - start < 64 ? some & (((uint64_t)1 << (count - start)) - 1) : some;
}

static inline void add_word(uint64_t *words, const uint64_t *among, uint32_t word, uint64_t bits) {
  words[word] |= among ? bits & among[word] : bits;
}

void ckernels_set_unite(uint64_t *words, const uint64_t *among, uint32_t mask, const uint8_t *bits,
                        size_t count, uint32_t first) {
  uint32_t shift = first & 63;
  for (size_t start = 0; start < count; start += 64) {
    uint64_t some = some_bits(bits, start, count);
    uint32_t place = (first + (uint32_t)start) & mask;
    add_word(words, among, place >> 6, some << shift);
    if (shift != 0) add_word(words, among, ((place + 64) & mask) >> 6, some >> (64 - shift));
  }
}

#define COUNT_COMMON(name, target_attribute)                                                    \
  target_attribute static size_t name(const uint64_t *words, uint32_t mask,                     \
                                      const uint8_t *bits, size_t count, uint32_t first) {      \
    uint32_t shift = first & 63;                                                                \
    size_t found = 0;                                                                           \
    for (size_t start = 0; start < count; start += 64) {                                        \
      uint32_t place = (first + (uint32_t)start) & mask;                                        \
      uint64_t members = words[place >> 6] >> shift;                                            \
      if (shift != 0) members |= words[((place + 64) & mask) >> 6] << (64 - shift);             \
      found += (size_t)__builtin_popcountll(members & some_bits(bits, start, count));           \
    }                                                                                           \
    return found;                                                                               \
  }

COUNT_COMMON(count_common_plain, )
#if defined(__x86_64__)
COUNT_COMMON(count_common_popcnt, __attribute__((target("popcnt"))))
#endif

size_t ckernels_set_count_bits(const uint64_t *words, uint32_t mask, const uint8_t *bits,
                               size_t count, uint32_t first) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt"))
    return count_common_popcnt(words, mask, bits, count, first);
#endif
  return count_common_plain(words, mask, bits, count, first);
}
