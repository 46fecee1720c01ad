#include "CKernels.h"

#include <string.h>

// Without the instruction a word takes a dozen operations, and counting took a third of a query.
#if defined(__x86_64__)
__attribute__((target("popcnt"))) static size_t count_bits_popcnt(const uint64_t *words,
                                                                  size_t count) {
  size_t total = 0;
  for (size_t index = 0; index < count; index++) total += (size_t)__builtin_popcountll(words[index]);
  return total;
}
#endif

static size_t count_bits_plain(const uint64_t *words, size_t count) {
  size_t total = 0;
  for (size_t index = 0; index < count; index++) total += (size_t)__builtin_popcountll(words[index]);
  return total;
}

size_t ckernels_count_bits(const uint64_t *words, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return count_bits_popcnt(words, count);
#endif
  return count_bits_plain(words, count);
}

#define INSERT(name, target_attribute)                                                          \
  target_attribute static void name(uint64_t *words, const uint32_t *articles, size_t lower,    \
                                    size_t upper, uint32_t base) {                              \
    for (size_t index = lower; index < upper; index++) {                                        \
      uint32_t place = (articles[index] - base) & 4095;                                         \
      words[place >> 6] |= (uint64_t)1 << (place & 63);                                         \
    }                                                                                           \
  }                                                                                             \
  target_attribute static void name##_values(uint64_t *words, const uint32_t *articles,         \
                                             const uint32_t *values, size_t lower, size_t upper, \
                                             uint32_t base, uint32_t *places) {                 \
    for (size_t index = lower; index < upper; index++) {                                        \
      uint32_t place = (articles[index] - base) & 4095;                                         \
      words[place >> 6] |= (uint64_t)1 << (place & 63);                                         \
      places[place] = values[index];                                                            \
    }                                                                                           \
  }

// No branch depends on how the members are spread: sixteen at a time.
#if defined(__x86_64__)
#include <immintrin.h>
__attribute__((target("avx512f,popcnt"))) static size_t set_members_avx512(
    const uint8_t *bits, size_t count, uint32_t base, uint32_t *values, size_t room) {
  const __m512i steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  size_t found = 0;
  for (size_t start = 0; start < count; start += 16) {
    uint16_t members;
    memcpy(&members, bits + (start >> 3), sizeof members);
    if (count - start < 16) members &= (uint16_t)((1u << (count - start)) - 1);
    size_t some = (size_t)__builtin_popcount(members);
    if (some > room - found) return SIZE_MAX;
    __m512i numbers = _mm512_add_epi32(steps, _mm512_set1_epi32((int)(base + (uint32_t)start)));
    _mm512_mask_storeu_epi32(values + found, (__mmask16)((1u << some) - 1),
                             _mm512_maskz_compress_epi32(members, numbers));
    found += some;
  }
  return found;
}
#endif

static size_t set_members_plain(const uint8_t *bits, size_t count, uint32_t base, uint32_t *values,
                                size_t room) {
  size_t found = 0;
  for (size_t start = 0; start < count; start += 64) {
    uint64_t members;
    memcpy(&members, bits + (start >> 3), sizeof members);
    if (count - start < 64) members &= ((uint64_t)1 << (count - start)) - 1;
    for (; members != 0; members &= members - 1) {
      if (found == room) return SIZE_MAX;
      values[found++] = base + (uint32_t)start + (uint32_t)__builtin_ctzll(members);
    }
  }
  return found;
}

size_t ckernels_set_members(const uint8_t *bits, size_t count, uint32_t base, uint32_t *values,
                            size_t room) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt"))
    return set_members_avx512(bits, count, base, values, room);
#endif
  return set_members_plain(bits, count, base, values, room);
}

INSERT(insert_plain, )
#if defined(__x86_64__)
INSERT(insert_bmi2, __attribute__((target("bmi2"))))
#endif

void ckernels_insert(uint64_t *words, const uint32_t *articles, size_t lower, size_t upper,
                     uint32_t base) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("bmi2")) return insert_bmi2(words, articles, lower, upper, base);
#endif
  insert_plain(words, articles, lower, upper, base);
}

void ckernels_insert_values(uint64_t *words, const uint32_t *articles, const uint32_t *values,
                            size_t lower, size_t upper, uint32_t base, uint32_t *places) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("bmi2"))
    return insert_bmi2_values(words, articles, values, lower, upper, base, places);
#endif
  insert_plain_values(words, articles, values, lower, upper, base, places);
}

size_t ckernels_hits(const uint64_t *words, const uint32_t *articles, size_t lower, size_t upper,
                     uint32_t base, uint8_t *hits) {
  size_t count = 0;
  for (size_t index = lower; index < upper; index++) {
    uint32_t place = (articles[index] - base) & 4095;
    hits[count] = (uint8_t)index;
    count += words[place >> 6] >> (place & 63) & 1;
  }
  return count;
}
