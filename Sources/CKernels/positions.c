#include "CKernels.h"

#include <stdbool.h>
#include <string.h>

#include "PositionShape.h"

// How the positions of an article are written: not at all, as one number, or otherwise.
enum { NONE, ONE, PAIR, TRIPLE, FANO, OTHER, DAMAGED, KINDS };

enum {
  // Articles of a block.
  BLOCK = 128,
  // From so many articles of a block on they are looked for at once.
  FEW = 6,
  // Articles, or starts, that are gone through at once.
  BATCH = 512,
  // Numbers of so many bits or less have roots that are right at once.
  WIDEST_PAIR = 49,
  // Frequencies that are told apart where articles are sorted by them; the last one stands for all that follow.
  STEPS = 16,
};

static inline uint64_t bit_of(ckernels_place place) { return place.bit & 0xFFFFFFFFFFFF; }
static inline uint64_t width_of(ckernels_place place) { return place.bit >> 48 & 63; }
static inline uint64_t kind_of(ckernels_place place) { return place.bit >> 56; }

// The shape of the article at `index`.
__attribute__((always_inline)) static inline uint64_t shape_of(const ckernels_positions *block, uint64_t index) {
  uint8_t code = block->sizes[block->articles[index] - block->first];
  return find_shape(block->frequencies[index], code, block->shapes);
}

// What is known of the positions of the article at `index`, which begin at bit `place` of the block's.
//
// They are damaged if they and eight more bytes do not lie in the block's bytes, or if there are several
// of no bits: nothing would bound a loop over them. So are more than there are in any article, whose bits
// would not fit a shape.
__attribute__((always_inline)) static inline ckernels_place known_place(const ckernels_positions *block, uint64_t index, uint64_t place,
                                      uint64_t base) {
  uint64_t shape = shape_of(block, index), bits = shape & 0xFFFFFFFF;
  uint64_t width = shape >> 32 & 63, upper = shape >> 38;
  uint32_t frequency = block->frequencies[index];
  bool is_number = (frequency <= 3) & (bits == width) & (upper == 0) &
                   ((frequency != 2) | (width <= WIDEST_PAIR));
  uint64_t kind = upper > 0 ? FANO : is_number ? frequency : OTHER;
  bool is_inside = (bits > 0 || frequency <= 1) & (frequency <= CKERNELS_MOST_POSITIONS) &
                   (((place + bits + 7) >> 3) + 8 <= block->byte_count);
  kind = is_inside ? kind : DAMAGED;
  return (ckernels_place){(place + base) | width << 48 | kind << 56, is_inside ? frequency : 0,
                          (uint32_t)upper};
}

// The same for positions that are read when all are found.
__attribute__((always_inline)) static inline ckernels_place place_at(const ckernels_positions *block, uint64_t index, uint64_t place,
                                      uint64_t base) {
  uint64_t width = shape_of(block, index) >> 32 & 63;
  __builtin_prefetch(block->bytes + (place >> 3));
  __builtin_prefetch(block->bytes + ((place + block->frequencies[index] * width) >> 3));
  return known_place(block, index, place, base);
}

// The larger one of the two positions of a number of at most `WIDEST_PAIR` bits. Eight times the number and
// one more is exact as a double, and at the least number of a larger position the square of an odd one.
static inline uint64_t larger_of(uint64_t number) {
  double root = __builtin_elementwise_sqrt((double)(int64_t)(number * 8 + 1));
  return (uint64_t)(int64_t)((root + 1) / 2);
}

// The largest one of the three positions of a number.
static inline uint64_t largest_of(uint64_t number) {
  // Half a one more than six times the number, so that there is no root of zero.
  double cube = (double)(int64_t)number * 6 + 0.5, root;
  uint64_t bits;
  memcpy(&bits, &cube, sizeof bits);
  // A third of the exponent: within a few percent of the root. Of what is wrong each step of Halley's leaves
  // the cube, so that after two the root is at most one too small.
  bits = bits / 3 + 0x2A9F7893E5C9A3E0;
  memcpy(&root, &bits, sizeof root);
  for (int step = 0; step < 2; step++) {
    double power = root * root * root;
    root *= (power + 2 * cube) / (2 * power + cube);
  }
  uint64_t largest = (uint64_t)(int64_t)root + 1;
  largest = largest < 2 ? 2 : largest;
  return largest + (triples_below(largest + 1) <= number);
}

// Two positions of a number of more bits.
typedef struct {
  uint64_t smaller, larger;
} wide_pair;

static inline bool is_wide_pair(ckernels_place place) {
  return place.frequency == 2 && width_of(place) > WIDEST_PAIR;
}

static inline wide_pair wide_pair_of(uint64_t number) {
  uint64_t larger = larger_of(number);
  while (pairs_below(larger) > number) larger--;
  while (pairs_below(larger + 1) <= number) larger++;
  return (wide_pair){number - pairs_below(larger), larger};
}

#define SUFFIX _plain
#define TARGET
static inline uint64_t select_plain(uint64_t word, uint64_t number) {
  for (; number > 0; number--) word &= word - 1;
  return (uint64_t)__builtin_ctzll(word | (uint64_t)1 << 63);
}
#define SELECT(word, number) select_plain(word, number)
#include "PositionPlaces.h"
#include "PositionScan.h"
#include "PositionMarks.h"
#undef SUFFIX
#undef TARGET
#undef SELECT

#if defined(__x86_64__)
#include <immintrin.h>
#define SUFFIX _bmi2
#define TARGET __attribute__((target("bmi,bmi2,lzcnt,popcnt")))
#define SELECT(word, number)                                                        \
  (uint64_t) __builtin_ctzll(_pdep_u64((uint64_t)1 << ((number) & 63), (word)) | \
                             (uint64_t)1 << 63)
#include "PositionScan.h"
#include "PositionMarks.h"
#undef SUFFIX
#undef TARGET
#define HAS_BMI2 __builtin_cpu_supports("bmi2")

#define SUFFIX _avx512
#define TARGET __attribute__((target("avx2,avx512f,avx512vl,bmi,bmi2,lzcnt,popcnt")))
#define SEARCHES
#include "PositionPlaces.h"
#define HAS_AVX512 \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && HAS_BMI2)
#endif

void ckernels_locate(const ckernels_positions *block, ckernels_scan *scan, const uint32_t *articles,
                     size_t count, uint64_t base, ckernels_place *places) {
#ifdef HAS_AVX512
  if (HAS_AVX512) return locate_avx512(block, scan, articles, count, base, places);
#endif
  locate_plain(block, scan, articles, count, base, places);
}

size_t ckernels_group_starts(const uint64_t *starts, size_t count, uint32_t *articles,
                             uint32_t *owners) {
  if (count == 0) return 0;
  uint32_t last = 0, previous = (uint32_t)(starts[0] >> 32);
  for (size_t index = 0; index < count; index++) {
    uint32_t article = (uint32_t)(starts[index] >> 32);
    last += article != previous;
    articles[last] = previous = article;
    owners[index] = last;
  }
  return (size_t)last + 1;
}

size_t ckernels_filter_starts(const uint8_t *bytes, const ckernels_place *places,
                              const uint32_t *owners, uint64_t *starts, size_t count,
                              uint32_t shift) {
#ifdef HAS_BMI2
  if (HAS_BMI2) return filter_starts_bmi2(bytes, places, owners, starts, count, shift);
#endif
  return filter_starts_plain(bytes, places, owners, starts, count, shift);
}

bool ckernels_mark(const ckernels_positions *block, ckernels_scan *scan, const ckernels_line *line,
                   uint8_t mark) {
#ifdef HAS_BMI2
  if (HAS_BMI2) return mark_bmi2(block, scan, line, mark);
#endif
  return mark_plain(block, scan, line, mark);
}

size_t ckernels_append_starts(const uint8_t *bytes, const ckernels_place *places,
                              const uint32_t *articles, size_t *next, size_t end, uint32_t shift,
                              uint64_t *starts, size_t room) {
#ifdef HAS_BMI2
  if (HAS_BMI2)
    return append_starts_bmi2(bytes, places, articles, next, end, shift, starts, room);
#endif
  return append_starts_plain(bytes, places, articles, next, end, shift, starts, room);
}

void ckernels_locate_baseline(const ckernels_positions *block, ckernels_scan *scan,
                              const uint32_t *articles, size_t count, uint64_t base,
                              ckernels_place *places) {
  locate_plain(block, scan, articles, count, base, places);
}

size_t ckernels_filter_starts_baseline(const uint8_t *bytes, const ckernels_place *places,
                                       const uint32_t *owners, uint64_t *starts, size_t count,
                                       uint32_t shift) {
  return filter_starts_plain(bytes, places, owners, starts, count, shift);
}

size_t ckernels_append_starts_baseline(const uint8_t *bytes, const ckernels_place *places,
                                       const uint32_t *articles, size_t *next, size_t end,
                                       uint32_t shift, uint64_t *starts, size_t room) {
  return append_starts_plain(bytes, places, articles, next, end, shift, starts, room);
}

bool ckernels_mark_baseline(const ckernels_positions *block, ckernels_scan *scan,
                            const ckernels_line *line, uint8_t mark) {
  return mark_plain(block, scan, line, mark);
}
