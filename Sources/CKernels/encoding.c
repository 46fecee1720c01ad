#include "CKernels.h"

#include <string.h>

#include "PositionShape.h"

static inline void store64(uint8_t *bytes, uint64_t value) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  memcpy(bytes, &value, sizeof value);
}

#define SUFFIX _plain
#define TARGET
#include "PositionWriter.h"
#undef SUFFIX
#undef TARGET

#if defined(__x86_64__)
#define SUFFIX _bmi2
#define TARGET __attribute__((target("bmi,bmi2,lzcnt")))
#include "PositionWriter.h"
#define HAS_BMI2 (__builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt"))
#endif

size_t ckernels_encode_positions(const uint32_t *articles, const uint32_t *frequencies,
                                 size_t count, const uint32_t *positions, const uint8_t *extents,
                                 const uint32_t *shapes, ckernels_bits *bits) {
#ifdef HAS_BMI2
  if (HAS_BMI2)
    return encode_positions_bmi2(articles, frequencies, count, positions, extents, shapes, bits);
#endif
  return encode_positions_plain(articles, frequencies, count, positions, extents, shapes, bits);
}

size_t ckernels_encode_positions_baseline(const uint32_t *articles, const uint32_t *frequencies,
                                          size_t count, const uint32_t *positions,
                                          const uint8_t *extents, const uint32_t *shapes,
                                          ckernels_bits *bits) {
  return encode_positions_plain(articles, frequencies, count, positions, extents, shapes, bits);
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
