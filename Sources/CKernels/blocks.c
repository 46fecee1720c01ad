#include "CKernels.h"

#include <string.h>

// Blocks of 128 integers in four lanes (`BitPacking` has the layout), unpacked with constant shifts: one
// copy of the loop for each width.

typedef uint32_t lanes __attribute__((vector_size(16)));

static inline lanes load_lanes(const uint8_t *bytes) {
  lanes value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

static inline __attribute__((always_inline)) void unpack_width(const uint8_t *bytes, uint32_t *out,
                                                              const uint32_t width) {
  const lanes mask = (lanes){0} + (width == 32 ? UINT32_MAX : ((uint32_t)1 << width) - 1);
#pragma clang loop unroll(full)
  for (uint32_t row = 0; row < 32; row++) {
    uint32_t bit = row * width, word = bit >> 5, shift = bit & 31;
    lanes value = load_lanes(bytes + 16 * word) >> shift;
    if (shift + width > 32) value |= load_lanes(bytes + 16 * (word + 1)) << (32 - shift);
    value &= mask;
    memcpy(out + 4 * row, &value, sizeof value);
  }
}

void ckernels_unpack(const uint8_t *bytes, uint32_t width, uint32_t *out) {
#define WIDTH(n) \
  case n: unpack_width(bytes, out, n); return;
#define WIDTHS(n) WIDTH(n) WIDTH(n + 1) WIDTH(n + 2) WIDTH(n + 3)
  switch (width) {
    WIDTHS(1) WIDTHS(5) WIDTHS(9) WIDTHS(13) WIDTHS(17) WIDTHS(21) WIDTHS(25) WIDTHS(29)
    default: memset(out, 0, 128 * sizeof *out);
  }
}

void ckernels_patch(const uint8_t *bytes, size_t place, size_t count, uint32_t high_width,
                    uint32_t width, uint32_t *values) {
  const uint64_t mask = ((uint64_t)1 << high_width) - 1;
  for (size_t patch = 0; patch < count; patch++, place += 7 + high_width) {
    uint64_t entry;
    memcpy(&entry, bytes + (place >> 3), sizeof entry);
    entry >>= place & 7;
    values[entry & 127] |= (uint32_t)((entry >> 7 & mask) << width);
  }
}

void ckernels_increment(uint32_t *values) {
  for (uint32_t row = 0; row < 128; row++) values[row] += 1;
}

void ckernels_sum_gaps(uint32_t *values, uint32_t base) {
  lanes carry = (lanes){0} + (base - 1);
  for (uint32_t row = 0; row < 32; row++) {
    lanes sums;
    memcpy(&sums, values + 4 * row, sizeof sums);
    sums += 1;
    sums += __builtin_shufflevector(sums, (lanes){0}, 4, 0, 1, 2);
    sums += __builtin_shufflevector(sums, (lanes){0}, 4, 4, 0, 1);
    // Only this addition waits for the row before.
    lanes total = __builtin_shufflevector(sums, sums, 3, 3, 3, 3);
    sums += carry;
    carry += total;
    memcpy(values + 4 * row, &sums, sizeof sums);
  }
}

size_t ckernels_search(const uint32_t *values, size_t lower, size_t upper, uint32_t target) {
  const uint32_t *first = values + lower;
  size_t length = upper - lower;
  while (length > 1) {
    size_t half = length / 2;
    // A conditional move: which half it is cannot be foreseen.
    first += (first[half - 1] < target) ? half : 0;
    length -= half;
  }
  return (size_t)(first - values) + (length == 1 && first[0] < target);
}
