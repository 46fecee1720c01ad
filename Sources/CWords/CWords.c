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

// MARK: notable tokens

// Eight bytes, the first one lowest.
static uint64_t load_eight(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// What is left of eight bytes of which so many count; all of it if all do.
static const uint64_t low_bytes[9] = {
  0,           0xFF,          0xFFFF,          0xFFFFFF,   0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
  0xFFFFFFFFFFFFFF, UINT64_MAX,
};

// Bit 7 of each byte that is at least `least`, of bytes below 0x80.
static uint64_t at_least(uint64_t word, uint8_t least) {
  return (word + 0x0101010101010101u * (uint64_t)(0x80 - least)) & 0x8080808080808080u;
}

uint64_t cwords_gap_key(const uint8_t *gap, uint32_t count) {
  uint64_t key = (uint64_t)count << 56;
  for (uint32_t i = 0; i < count && i < cwords_longest_gap; i++) key |= (uint64_t)gap[i] << (8 * i);
  return key;
}

uint32_t cwords_gap_slot(uint64_t key) {
  return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> (64 - cwords_gap_slot_bits));
}

// A word that begins with a capital and no small letter behind it.
static uint32_t capitals_shape(uint64_t word, uint32_t length, uint32_t *unsettled) {
  if (length < 2) return cwords_initial;
  if (length > 8) {
    *unsettled |= cwords_shape_unsettled;
    return cwords_all_capitals;
  }
  word &= low_bytes[length];
  if (word & 0x8080808080808080u) {
    *unsettled |= cwords_shape_unsettled;
    return cwords_all_capitals;
  }
  if (at_least(word, 'a') & ~at_least(word, 'z' + 1)) return cwords_capitalized;
  uint64_t dots = word ^ 0x2E2E2E2E2E2E2E2Eu;
  // A dot may be that of a code.
  if ((dots - 0x0101010101010101u) & ~dots & 0x8080808080808080u) *unsettled |= cwords_shape_unsettled;
  return cwords_all_capitals;
}

// How a token that begins with `word` is written, if it begins with no capital.
static uint32_t small_shape(uint8_t first, uint32_t *unsettled) {
  *unsettled |= first >= 0x80 ? cwords_shape_unsettled : 0;
  return (uint8_t)(first - 'a') < 26   ? cwords_lower
         : (uint8_t)(first - '0') < 10 ? cwords_number
                                       : cwords_other;
}

// Describes the token with an index behind the end of another.
static void describe(
  const uint8_t *text, size_t text_count, uint32_t before, cwords_token token,
  const cwords_gap *gaps, uint16_t lines, cwords_look *look) {
  if ((size_t)before + 8 > text_count || (size_t)token.start + 8 > text_count) {
    look->gap = 0;
    look->shape = cwords_other;
    look->unsettled = cwords_gap_unsettled | cwords_shape_unsettled;
    return;
  }
  uint32_t length = token.start - before;
  uint64_t key = (load_eight(text + before) & low_bytes[length & 7]) | (uint64_t)length << 56;
  const cwords_gap *gap = &gaps[cwords_gap_slot(key)];
  int is_settled = (length - 1 < cwords_longest_gap) & (gap->key == key) & !(gap->gap & lines);
  uint32_t unsettled = is_settled ? 0 : cwords_gap_unsettled;
  uint64_t word = load_eight(text + token.start);
  uint32_t bytes = token.end - token.start;
  int is_small_next = (bytes >= 2) & ((uint8_t)((uint8_t)(word >> 8) - 'a') < 26);
  uint32_t shape = cwords_capitalized;
  if ((uint8_t)((uint8_t)word - 'A') >= 26) {
    shape = small_shape((uint8_t)word, &unsettled);
  } else if (!is_small_next) {
    shape = capitals_shape(word, bytes, &unsettled);
  }
  look->gap = gap->gap;
  look->shape = (uint8_t)shape;
  look->unsettled = (uint8_t)unsettled;
}

static const uint8_t two_bytes[2] = {0, 0};

size_t cwords_notable(
  const uint8_t *text, size_t text_count, const cwords_token *tokens, size_t count,
  const cwords_gap *gaps, uint16_t lines, cwords_look *looks) {
  if (count == 0) return 0;
  size_t notable = 0;
  looks[notable++].index = 0;
  uint32_t before = tokens[0].end;
  // One word in three is notable, at random: no branch depends on it.
  for (size_t i = 1; i < count; i++) {
    int is_inside = (size_t)before + 1 < text_count;
    const uint8_t *gap = is_inside ? text + before : two_bytes;
    uint32_t pair = (uint32_t)gap[0] << 8 | gap[1];
    int is_plain = (tokens[i].start - before == 1) & (pair - (' ' << 8 | 'a') < 26);
    looks[notable].index = (uint32_t)i;
    notable += (size_t)!is_plain;
    before = tokens[i].end;
  }
  describe(text, text_count, 0, tokens[0], gaps, lines, &looks[0]);
  looks[0].unsettled |= cwords_gap_unsettled;
  for (size_t n = 1; n < notable; n++) {
    uint32_t i = looks[n].index;
    describe(text, text_count, tokens[i - 1].end, tokens[i], gaps, lines, &looks[n]);
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
