// What positions are written in: for those who read them and those who write them.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>

// The shape of a frequency and an extent's code, as `PositionCode.Shape` has it: bits in all, from bit 32
// on the width, from bit 38 on the upper part.
static inline uint64_t computed_shape(uint32_t frequency, uint8_t code) {
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

static inline uint64_t pairs_below(uint64_t limit) { return limit * (limit - 1) / 2; }

static inline uint64_t triples_below(uint64_t limit) {
  return limit < 3 ? 0 : limit * (limit - 1) * (limit - 2) / 6;
}

__attribute__((noinline, cold)) static uint64_t rare_shape(uint32_t frequency, uint8_t code) {
  return computed_shape(frequency, code);
}

// The same from the table, for frequencies that are in it.
static inline uint64_t find_shape(uint32_t frequency, uint8_t code, const uint32_t *shapes) {
  if (__builtin_expect(frequency >= 64, 0)) return rare_shape(frequency, code);
  uint32_t packed = shapes[(size_t)code << 6 | frequency];
  return (packed & 0xFFFF) | (uint64_t)(packed >> 16 & 63) << 32 | (uint64_t)(packed >> 22) << 38;
}
