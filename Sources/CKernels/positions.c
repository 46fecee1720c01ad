#include "CKernels.h"

#include <stdbool.h>
#include <string.h>

#include "PositionShape.h"

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

// The shape of the article at `index`.
static inline uint64_t shape_of(const ckernels_positions *block, uint64_t index) {
  uint8_t code = block->sizes[block->articles[index] - block->first];
  return find_shape(block->frequencies[index], code, block->shapes);
}

// Whether `bits` bits at `place` lie in the bytes, with eight more behind them. Several positions of no
// bits are damage: nothing would bound a loop over them; so are more than there are in any article, whose
// bits would not fit a shape.
static inline bool is_inside(const ckernels_positions *block, uint64_t place, uint64_t bits,
                             uint32_t frequency) {
  return (bits > 0 || frequency <= 1) && frequency <= CKERNELS_MOST_POSITIONS &&
         ((place + bits + 7) >> 3) + 8 <= block->byte_count;
}

#define SUFFIX _plain
#define TARGET
static inline uint64_t select_plain(uint64_t word, uint64_t number) {
  for (; number > 1; number--) word &= word - 1;
  return (uint64_t)__builtin_ctzll(word);
}
#define SELECT(word, number) select_plain(word, number)
#include "PositionScan.h"
#undef SUFFIX
#undef TARGET
#undef SELECT

#if defined(__x86_64__)
#include <immintrin.h>
#define SUFFIX _bmi2
#define TARGET __attribute__((target("bmi,bmi2,lzcnt,popcnt")))

#define SELECT(word, number) \
  (uint64_t)__builtin_ctzll(_pdep_u64((uint64_t)1 << ((number) - 1), (word)))
#include "PositionScan.h"
#define HAS_BMI2 __builtin_cpu_supports("bmi2")
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

size_t ckernels_filter_starts_baseline(const ckernels_positions *block, ckernels_scan *scan,
                                       uint64_t *starts, size_t lower, size_t upper, size_t kept,
                                       uint32_t shift) {
  return filter_starts_plain(block, scan, starts, lower, upper, kept, shift);
}

size_t ckernels_append_starts_baseline(const ckernels_positions *block, ckernels_scan *scan,
                                       const uint32_t *articles, size_t *next, size_t end,
                                       uint32_t shift, uint64_t *starts, size_t room) {
  return append_starts_plain(block, scan, articles, next, end, shift, starts, room);
}
