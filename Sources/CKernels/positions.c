#include "CKernels.h"

#include <stdbool.h>
#include <string.h>

// The shape of a frequency and an extent's code, as `PositionCode.Shape` has it: bits in all, from bit 32
// on the width, from bit 38 on the upper part.
static uint64_t computed_shape(uint32_t frequency, uint8_t code) {
  uint32_t shift = code < 16 ? 0 : (uint32_t)(code - 8) >> 3;
  uint32_t extent =
      code < 16 ? code : shift >= 29 ? UINT32_MAX : (((uint32_t)(code - 8) & 7) | 8) << shift;
  uint64_t width = extent == 0 ? 32 : extent == 1 ? 0 : 32 - (uint64_t)__builtin_clz(extent - 1);
  uint64_t plain = frequency * width;
  if (frequency > 1 && frequency <= extent) {
    uint64_t low = (uint64_t)(__builtin_clz(frequency) - __builtin_clz(extent));
    if ((uint64_t)frequency << low > extent) low--;
    uint64_t upper = frequency + (uint64_t)((extent - 1) >> low);
    uint64_t fano = frequency * low + upper;
    if (fano < plain) return fano | low << 32 | upper << 38;
  }
  return plain | width << 32;
}

// Whether several positions are one number; that only shapes of the table are.
static inline bool is_one_number(uint32_t frequency, uint64_t width, uint64_t upper, uint64_t bits) {
  return frequency > 1 && frequency <= 3 && upper == 0 && bits == width;
}

static inline uint64_t pairs_below(uint64_t limit) { return limit * (limit - 1) / 2; }

static inline uint64_t triples_below(uint64_t limit) {
  return limit < 3 ? 0 : limit * (limit - 1) * (limit - 2) / 6;
}

// The two or three positions of a number, as `PositionCode.forEachPosition` gives them.
static inline void positions_of(uint64_t number, uint32_t count, uint64_t *positions) {
  if (count == 3) {
    double cube = (double)number * 6, root = 0;
    if (cube > 0) {
      uint64_t bits;
      memcpy(&bits, &cube, sizeof bits);
      // A third of the exponent: within a few percent of the root.
      bits = bits / 3 + 0x2A9F7893E5C9A3E0;
      memcpy(&root, &bits, sizeof root);
      for (int step = 0; step < 3; step++) root = (2 * root + cube / (root * root)) / 3;
    }
    uint64_t largest = (uint64_t)root + 1;
    while (triples_below(largest) > number) largest--;
    while (triples_below(largest + 1) <= number) largest++;
    number -= triples_below(largest);
    positions[2] = largest;
  }
  uint64_t larger = (uint64_t)((__builtin_sqrt((double)(number * 8 + 1)) + 1) / 2);
  while (pairs_below(larger) > number) larger--;
  while (pairs_below(larger + 1) <= number) larger++;
  positions[1] = larger;
  positions[0] = number - pairs_below(larger);
}

// The same for the article at `index`.
static inline uint64_t shape_of(const ckernels_positions *block, uint64_t index) {
  uint8_t code = block->sizes[block->articles[index] - block->first];
  uint32_t frequency = block->frequencies[index];
  if (frequency >= 64) return computed_shape(frequency, code);
  uint32_t packed = block->shapes[(size_t)code << 6 | frequency];
  return (packed & 0xFFFF) | (uint64_t)(packed >> 16 & 63) << 32 | (uint64_t)(packed >> 22) << 38;
}

// Whether `bits` bits at `place` lie in the bytes, with eight more behind them. Several positions of no
// bits are damage: nothing would bound a loop over them.
static inline bool is_inside(const ckernels_positions *block, uint64_t place, uint64_t bits,
                             uint32_t frequency) {
  return (bits > 0 || frequency <= 1) && ((place + bits + 7) >> 3) + 8 <= block->byte_count;
}

#define SUFFIX _plain
#define TARGET
static inline uint64_t select_plain(uint64_t word, uint64_t number) {
  for (; number > 1; number--) word &= word - 1;
  return (uint64_t)__builtin_ctzll(word);
}
#define SELECT(word, number) select_plain(word, number)
#define SUM_VECTORS(block, index, end, bits)
#include "PositionScan.h"
#undef SUM_VECTORS
#undef SUFFIX
#undef TARGET
#undef SELECT

#if defined(__x86_64__)
#include <immintrin.h>
#define SUFFIX _bmi2
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

// The bits of the articles from *index on, eight at a time; stops at a frequency that the table lacks.
TARGET static inline uint64_t sum_vectors(const ckernels_positions *block, uint64_t *index,
                                          uint64_t end) {
  const __m256i first = _mm256_set1_epi32((int)block->first);
  // Codes are fetched with three bytes before them, as the bytes behind may not be there.
  const int *codes = (const int *)(block->sizes - 3);
  __m256i sums = _mm256_setzero_si256();
  while (*index + 8 <= end) {
    __m256i articles = _mm256_loadu_si256((const __m256i *)(block->articles + *index));
    __m256i frequencies = _mm256_loadu_si256((const __m256i *)(block->frequencies + *index));
    if (_mm256_movemask_epi8(_mm256_cmpgt_epi32(frequencies, _mm256_set1_epi32(63)))) break;
    __m256i places = _mm256_sub_epi32(articles, first);
    __m256i fetched = _mm256_i32gather_epi32(codes, places, 1);
    __m256i entries = _mm256_or_si256(_mm256_slli_epi32(_mm256_srli_epi32(fetched, 24), 6), frequencies);
    __m256i shapes = _mm256_i32gather_epi32((const int *)block->shapes, entries, 4);
    sums = _mm256_add_epi32(sums, _mm256_and_si256(shapes, _mm256_set1_epi32(0xFFFF)));
    *index += 8;
  }
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return (uint32_t)_mm_cvtsi128_si32(half);
}
#define SUM_VECTORS(block, index, end, bits) \
  if ((index) + 8 <= (end)) bits += sum_vectors(block, &(index), end);
#define SELECT(word, number) \
  (uint64_t)__builtin_ctzll(_pdep_u64((uint64_t)1 << ((number) - 1), (word)))
#include "PositionScan.h"
#define HAS_BMI2 (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
#endif

size_t ckernels_filter_starts(const ckernels_positions *block, ckernels_scan *scan,
                              uint64_t *starts, size_t lower, size_t upper, size_t kept,
                              uint32_t shift) {
#ifdef HAS_BMI2
  if (HAS_BMI2) return filter_starts_bmi2(block, scan, starts, lower, upper, kept, shift);
#endif
  return filter_starts_plain(block, scan, starts, lower, upper, kept, shift);
}

size_t ckernels_append_starts(const ckernels_positions *block, ckernels_scan *scan,
                              const uint32_t *articles, size_t *next, size_t end, uint32_t shift,
                              uint64_t *starts, size_t room) {
#ifdef HAS_BMI2
  if (HAS_BMI2)
    return append_starts_bmi2(block, scan, articles, next, end, shift, starts, room);
#endif
  return append_starts_plain(block, scan, articles, next, end, shift, starts, room);
}
