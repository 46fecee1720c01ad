#include "CWords.h"

#include <string.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

static int is_capital(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static int is_letter(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10;
}

uint8_t cwords_class(uint8_t byte) {
  if (byte >= 0x80) return cwords_wide;
  if (is_letter(byte)) return cwords_letter;
  switch (byte) {
    case '_':
    case '@': return cwords_joiner;
    case '\'':
    case ',':
    case '.':
    case ':':
    case ';': return cwords_middle;
    default: return 0;
  }
}

size_t cwords_notable(
  const uint8_t *text, size_t text_count, const cwords_token *tokens, size_t count,
  uint32_t *found) {
  if (count == 0) return 0;
  size_t notable = 0;
  found[notable++] = 0;
  if (text_count == 0) {
    while (notable < count) {
      found[notable] = (uint32_t)notable;
      notable++;
    }
    return notable;
  }
  uint32_t before = tokens[0].end;
  // One word in three is notable, at random: no branch depends on it.
  for (size_t i = 1; i < count; i++) {
    uint32_t start = tokens[i].start;
    uint8_t gap = text[before < text_count ? before : 0];
    uint8_t first = text[start < text_count ? start : 0];
    int is_plain = (start == before + 1) & (gap == ' ') & ((uint8_t)(first - 'a') < 26);
    found[notable] = (uint32_t)i;
    notable += (size_t)!is_plain;
    before = tokens[i].end;
  }
  return notable;
}

typedef uint32_t edge_lanes __attribute__((vector_size(16)));

size_t cwords_copy_runs(
  const uint32_t *edges, size_t first, size_t end, uint32_t limit, uint32_t longest, uint32_t base,
  uint32_t *forms) {
  size_t index = first;
  // Four at a time, as long as all of them are copied.
  for (; index + 4 <= end; index += 4, forms += 8) {
    edge_lanes left, right;
    memcpy(&left, edges + 2 * index, sizeof left);
    memcpy(&right, edges + 2 * index + 4, sizeof right);
    uint32_t lengths =
      (left[1] - left[0]) | (left[3] - left[2]) | (right[1] - right[0]) | (right[3] - right[2]);
    // Together they have the bits of a length that is too large, if there is one.
    if (right[3] >= limit || lengths > longest) break;
    left += base;
    right += base;
    memcpy(forms, &left, sizeof left);
    memcpy(forms + 4, &right, sizeof right);
  }
  for (; index < end; index++, forms += 2) {
    uint32_t lower = edges[2 * index], upper = edges[2 * index + 1];
    if (upper >= limit || upper - lower > longest) break;
    forms[0] = lower + base;
    forms[1] = upper + base;
  }
  return index;
}

// MARK: byte by byte

static int is_part(const uint8_t *text, size_t count, int has_more, size_t at) {
  if (at >= count) return at == count && has_more;
  return (cwords_class(text[at]) & ~cwords_middle) != 0;
}

static int is_in_run(const uint8_t *text, size_t count, int has_more, size_t at) {
  if (at >= count) return 0;
  if (is_part(text, count, has_more, at)) return 1;
  return cwords_class(text[at]) == cwords_middle && at > 0 && is_part(text, count, has_more, at - 1) &&
         is_part(text, count, has_more, at + 1);
}

cwords_found cwords_scan_scalar(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  cwords_found found = {0, 0};
  for (size_t i = 0; i < count; i++) lowered[i] = is_capital(text[i]) ? text[i] | 0x20 : text[i];
  size_t at = 0;
  while (at < count) {
    if (!is_in_run(text, count, has_more, at)) {
      at++;
      continue;
    }
    size_t start = at;
    int capitals = 1;
    for (; is_in_run(text, count, has_more, at); at++) {
      int is_lone_s = is_news && at == start && (text[at] | 0x20) == 's' &&
                      !is_part(text, count, has_more, at + 1);
      if (cwords_class(text[at]) != cwords_letter || is_lone_s) {
        marks[found.marks++] = (uint32_t)at;
      }
      capitals &= is_capital(text[at]);
    }
    edges[2 * found.runs] = (uint32_t)start;
    edges[2 * found.runs + 1] = (uint32_t)at;
    found.runs++;
    if (at == count && has_more) {
      marks[found.marks++] = (uint32_t)at;
    } else if (is_news && capitals) {
      marks[found.marks++] = (uint32_t)at | cwords_capitals;
    }
  }
  return found;
}

// MARK: 64 bytes at a time

#ifdef __SSE2__

// Each bit stands for one byte of a block.
typedef struct {
  uint64_t letters, capitals, lone, joiners, middles, wide;
} block_masks;

#define INLINE static inline __attribute__((always_inline))

// Writes the numbers of the bits, counted from `base`.
INLINE uint32_t *put_sse2(uint32_t *target, uint64_t bits, uint32_t base) {
  while (bits) {
    *target++ = base + (uint32_t)__builtin_ctzll(bits);
    bits &= bits - 1;
  }
  return target;
}

// What one block hands on to the next.
typedef struct {
  uint64_t part, run, capitals;
} carries;

INLINE __m128i is_below(__m128i value, int8_t limit) {
  // Signed comparison of what was shifted into the negative numbers.
  return _mm_cmplt_epi8(value, _mm_set1_epi8((int8_t)(-128 + limit)));
}

INLINE __m128i from(__m128i bytes, int first) {
  return _mm_add_epi8(bytes, _mm_set1_epi8((int8_t)(0x80 - first)));
}

INLINE block_masks classify_sse2(const uint8_t *text, uint8_t *lowered) {
  block_masks masks = {0, 0, 0, 0, 0, 0};
  for (int part = 0; part < 4; part++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
    __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i letters = is_below(from(folded, 'a'), 26);
    __m128i digits = is_below(from(bytes, '0'), 10);
    __m128i capitals = is_below(from(bytes, 'A'), 26);
    __m128i joiners = _mm_or_si128(
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('@')));
    // Comma and full stop differ in one bit, colon and semicolon too.
    __m128i middles = _mm_or_si128(
      _mm_or_si128(
        _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(2)), _mm_set1_epi8('.')),
        _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(1)), _mm_set1_epi8(';'))),
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
    __m128i lone = _mm_cmpeq_epi8(folded, _mm_set1_epi8('s'));
    _mm_storeu_si128(
      (__m128i *)(lowered + 16 * part),
      _mm_or_si128(bytes, _mm_and_si128(capitals, _mm_set1_epi8(0x20))));
    int shift = 16 * part;
    masks.letters |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << shift;
    masks.capitals |= (uint64_t)(uint16_t)_mm_movemask_epi8(capitals) << shift;
    masks.lone |= (uint64_t)(uint16_t)_mm_movemask_epi8(lone) << shift;
    masks.joiners |= (uint64_t)(uint16_t)_mm_movemask_epi8(joiners) << shift;
    masks.middles |= (uint64_t)(uint16_t)_mm_movemask_epi8(middles) << shift;
    masks.wide |= (uint64_t)(uint16_t)_mm_movemask_epi8(bytes) << shift;
  }
  return masks;
}

#define TARGET
#define SCAN scan_sse2
#define CLASSIFY classify_sse2
#define REST rest_sse2
#define PUT put_sse2
#include "CWordsScan.h"
#undef TARGET
#undef SCAN
#undef CLASSIFY
#undef REST
#undef PUT

// The same with registers of 64 bytes, whose comparisons give bits.
#define TARGET __attribute__((target("avx512f,avx512bw,bmi,bmi2,popcnt")))

TARGET INLINE __mmask64 between(__m512i bytes, char first, char count) {
  return _mm512_cmplt_epu8_mask(
    _mm512_sub_epi8(bytes, _mm512_set1_epi8(first)), _mm512_set1_epi8(count));
}

TARGET INLINE __mmask64 equal(__m512i bytes, char byte) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

TARGET INLINE block_masks classify_avx512(const uint8_t *text, uint8_t *lowered) {
  __m512i bytes = _mm512_loadu_si512(text);
  __m512i folded = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
  block_masks masks;
  masks.capitals = between(bytes, 'A', 26);
  masks.letters = between(folded, 'a', 26) | between(bytes, '0', 10);
  masks.lone = equal(folded, 's');
  masks.joiners = equal(bytes, '_') | equal(bytes, '@');
  masks.middles = equal(_mm512_or_si512(bytes, _mm512_set1_epi8(2)), '.') |
                  equal(_mm512_or_si512(bytes, _mm512_set1_epi8(1)), ';') | equal(bytes, '\'');
  masks.wide = _mm512_movepi8_mask(bytes);
  _mm512_storeu_si512(lowered, _mm512_mask_blend_epi8(masks.capitals, bytes, folded));
  return masks;
}

// Writes up to sixteen numbers more than there are bits.
TARGET INLINE uint32_t *put_avx512(uint32_t *target, uint64_t bits, uint32_t base) {
  __m512i numbers = _mm512_add_epi32(
    _mm512_set1_epi32((int)base),
    _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
  for (int part = 0; part < 4; part++) {
    __mmask16 chosen = (__mmask16)(bits >> (16 * part));
    _mm512_storeu_si512(target, _mm512_maskz_compress_epi32(chosen, numbers));
    target += __builtin_popcount(chosen);
    numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
  }
  return target;
}

#define SCAN scan_avx512
#define CLASSIFY classify_avx512
#define REST rest_avx512
#define PUT put_avx512
#include "CWordsScan.h"

cwords_found cwords_scan(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  if (__builtin_cpu_supports("avx512bw")) {
    return scan_avx512(text, count, is_news, has_more, lowered, edges, marks);
  }
  return scan_sse2(text, count, is_news, has_more, lowered, edges, marks);
}

cwords_found cwords_scan_baseline(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  return scan_sse2(text, count, is_news, has_more, lowered, edges, marks);
}

#else

cwords_found cwords_scan(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  return cwords_scan_scalar(text, count, is_news, has_more, lowered, edges, marks);
}

cwords_found cwords_scan_baseline(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  return cwords_scan_scalar(text, count, is_news, has_more, lowered, edges, marks);
}

#endif
