#include "CKernels.h"

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
