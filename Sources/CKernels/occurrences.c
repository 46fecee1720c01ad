#include "CKernels.h"

#include <stdbool.h>
#include <string.h>

// Units from this one on have their number behind them.
enum { WIDE_UNIT = 0xFFFE, WIDE_BYTES = 6 };

static inline uint32_t load_unit(const uint8_t *bytes) {
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
}

static inline uint32_t load_wide(const uint8_t *bytes) {
  return load_unit(bytes) | load_unit(bytes + 2) << 16;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,bmi,popcnt")))
#define HAS_LANES                                                                        \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt") &&              \
   __builtin_cpu_supports("bmi"))

enum { LANES = 16 };

// What has been taken so far, and the article at hand.
typedef struct {
  uint32_t article, position;
  size_t taken, start, written;
} progress;

// Sums of the lanes up to each.
TARGET static inline __m512i sums(__m512i lanes) {
  const __m512i zero = _mm512_setzero_si512();
  lanes = _mm512_add_epi32(lanes, _mm512_alignr_epi32(lanes, zero, 15));
  lanes = _mm512_add_epi32(lanes, _mm512_alignr_epi32(lanes, zero, 14));
  lanes = _mm512_add_epi32(lanes, _mm512_alignr_epi32(lanes, zero, 12));
  return _mm512_add_epi32(lanes, _mm512_alignr_epi32(lanes, zero, 8));
}

TARGET static inline uint32_t last_of(__m512i lanes) {
  __m128i high = _mm512_extracti32x4_epi32(lanes, 3);
  return (uint32_t)_mm_cvtsi128_si32(_mm_shuffle_epi32(high, 0xFF));
}

// Takes sixteen units at once, as long as none is wide and no limit is near; returns the offset behind them.
TARGET static size_t take_lanes(const uint8_t *bytes, size_t offset, size_t end, uint32_t bound,
                                size_t article_limit, uint32_t *articles, uint32_t *frequencies,
                                uint32_t *positions, progress *state) {
  const __m512i ones = _mm512_set1_epi32(1), wide = _mm512_set1_epi32(WIDE_UNIT);
  const __m512i index = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  progress at = *state;
  for (; offset + 2 * LANES <= end; offset += 2 * LANES) {
    __m256i loaded = _mm256_loadu_si256((const __m256i *)(bytes + offset));
    __m512i units = _mm512_cvtepu16_epi32(loaded), numbers = _mm512_srli_epi32(units, 1);
    __mmask16 begins = _mm512_test_epi32_mask(units, ones);
    __m512i gaps = _mm512_maskz_mov_epi32(begins, numbers), gap_sums = sums(gaps);
    uint64_t next = (uint64_t)at.article + last_of(gap_sums);
    size_t begun = (size_t)__builtin_popcount(begins);
    if (_mm512_cmpge_epu32_mask(units, wide) != 0 || next >= bound ||
        at.taken + begun >= article_limit)
      break;
    // Positions count from their article's beginning: less what the sum was there, which only grows.
    __mmask16 others = (__mmask16)~begins;
    __m512i sum = sums(_mm512_maskz_mov_epi32(others, numbers));
    __m512i base = _mm512_maskz_mov_epi32(begins, sum);
    const __m512i zero = _mm512_setzero_si512();
    base = _mm512_max_epu32(base, _mm512_alignr_epi32(base, zero, 15));
    base = _mm512_max_epu32(base, _mm512_alignr_epi32(base, zero, 14));
    base = _mm512_max_epu32(base, _mm512_alignr_epi32(base, zero, 12));
    base = _mm512_max_epu32(base, _mm512_alignr_epi32(base, zero, 8));
    __m512i places = _mm512_sub_epi32(sum, base);
    __mmask16 before = (__mmask16)((begins - 1u) & ~(uint32_t)begins);
    places = _mm512_mask_add_epi32(places, before, places, _mm512_set1_epi32((int)at.position));
    size_t count = LANES - begun;
    _mm512_mask_storeu_epi32(positions + at.written, (__mmask16)((1u << count) - 1),
                             _mm512_maskz_compress_epi32(others, places));
    // Where an article begins, the one before ends, with the positions up to there.
    __mmask16 ended = (__mmask16)((1u << begun) - 1);
    __m512i numbers_before = _mm512_add_epi32(_mm512_sub_epi32(gap_sums, gaps),
                                              _mm512_set1_epi32((int)at.article));
    _mm512_mask_storeu_epi32(articles + at.taken, ended,
                             _mm512_maskz_compress_epi32(begins, numbers_before));
    __m512i ends = _mm512_sub_epi32(_mm512_maskz_compress_epi32(begins, index), index);
    __m512i shifted = _mm512_alignr_epi32(
        ends, _mm512_set1_epi32((int)(uint32_t)(at.start - at.written)), 15);
    _mm512_mask_storeu_epi32(frequencies + at.taken, ended, _mm512_sub_epi32(ends, shifted));
    uint32_t top = begins == 0 ? 0 : 31 - (uint32_t)__builtin_clz(begins);
    at.start = begins == 0 ? at.start : at.written + top + 1 - begun;
    at.article = (uint32_t)next;
    at.position = last_of(places);
    at.taken += begun;
    at.written += count;
  }
  *state = at;
  return offset;
}
#endif

int ckernels_take_occurrences(const uint8_t *bytes, size_t count, int is_end, uint32_t bound,
                              size_t article_limit, size_t position_limit, uint32_t *articles,
                              uint32_t *frequencies, uint32_t *positions,
                              ckernels_occurrences *state) {
  if (!state->has_article || state->article >= bound || state->articles >= article_limit)
    return CKERNELS_DONE;
  uint32_t article = state->article, position = state->position;
  size_t taken = state->articles, start = state->start, written = state->positions;
  size_t offset = state->offset, room = position_limit - written;
  // A unit gives at most one position.
  bool is_short = room < (count - offset) / 2;
  size_t end = is_short ? offset + 2 * room : count;
  bool is_done = false;
#ifdef HAS_LANES
  bool has_lanes = HAS_LANES;
  size_t next_lanes = offset;
#endif
  while (!is_done && offset + 2 <= end) {
#ifdef HAS_LANES
    if (has_lanes && offset >= next_lanes) {
      progress at = {article, position, taken, start, written};
      offset = take_lanes(bytes, offset, end, bound, article_limit, articles, frequencies,
                          positions, &at);
      article = at.article, position = at.position;
      taken = at.taken, start = at.start, written = at.written;
      // What stopped it is behind so many units, or the end is near.
      next_lanes = offset + 2 * LANES;
      if (offset + 2 > end) break;
    }
#endif
    uint32_t unit = load_unit(bytes + offset);
    uint32_t number = unit >> 1;
    offset += 2;
    if (unit >= WIDE_UNIT) {
      if (offset - 2 + WIDE_BYTES > count) {
        offset -= 2;
        is_short = false;
        break;
      }
      number = load_wide(bytes + offset);
      offset += WIDE_BYTES - 2;
    }
    // Whether an article begins is as good as random, so that no branch depends on it: all is written that
    // would be right in either case, and what is not is overwritten.
    uint32_t begins = unit & 1, mask = 0 - begins;
    articles[taken] = article;
    frequencies[taken] = (uint32_t)(written - start);
    position = (position + number) & ~mask;
    positions[written] = position;
    article += number & mask;
    taken += begins;
    start = begins ? written : start;
    written += 1 - begins;
    is_done = taken >= article_limit || article >= bound;
  }
  bool has_article = true;
  if (!is_done && is_end && offset == count) {
    articles[taken] = article;
    frequencies[taken] = (uint32_t)(written - start);
    taken++;
    start = written;
    has_article = false;
    is_done = true;
  }
  *state = (ckernels_occurrences){.offset = offset,
                                  .article = article,
                                  .position = position,
                                  .has_article = has_article,
                                  .articles = taken,
                                  .start = start,
                                  .positions = written};
  return is_done ? CKERNELS_DONE : is_short ? CKERNELS_NEEDS_ROOM : CKERNELS_NEEDS_BYTES;
}
