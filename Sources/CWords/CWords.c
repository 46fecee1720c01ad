#include "CWords.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
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

static inline __m128i is_below(__m128i value, int8_t limit) {
  // Signed comparison of what was shifted into the negative numbers.
  return _mm_cmplt_epi8(value, _mm_set1_epi8((int8_t)(-128 + limit)));
}

static inline __m128i from(__m128i bytes, int first) {
  return _mm_add_epi8(bytes, _mm_set1_epi8((int8_t)(0x80 - first)));
}

static inline block_masks classify(const uint8_t *text, uint8_t *lowered) {
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

static inline block_masks classify_rest(const uint8_t *text, size_t count, uint8_t *lowered) {
  // Spaces behind the end are part of no run.
  uint8_t bytes[64];
  memset(bytes, ' ', sizeof bytes);
  memcpy(bytes, text, count);
  return classify(bytes, lowered);
}

static inline uint32_t *put(uint32_t *target, uint64_t bits, uint32_t base) {
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

cwords_found cwords_scan(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  uint32_t *edge = edges;
  uint32_t *mark = marks;
  carries carry = {0, 0, 0};
  size_t blocks = (count + 63) / 64;
  block_masks next = {0, 0, 0, 0, 0, 0};
  for (size_t block = 0; block < blocks; block++) {
    size_t start = 64 * block;
    block_masks masks = next;
    if (block == 0) {
      masks = count >= 64 ? classify(text, lowered) : classify_rest(text, count, lowered);
    }
    if (block + 1 < blocks) {
      size_t left = count - start - 64;
      next = left >= 64 ? classify(text + start + 64, lowered + start + 64)
                        : classify_rest(text + start + 64, left, lowered + start + 64);
    } else {
      next = (block_masks){0, 0, 0, 0, 0, 0};
    }
    uint64_t parts = masks.letters | masks.joiners | masks.wide;
    uint64_t next_part = (next.letters | next.joiners | next.wide) & 1;
    // What follows a window is taken for a word: then the last run reaches the end.
    if (has_more && start + 64 >= count) {
      size_t end = count - start;
      next_part |= end == 64;
      if (end < 64) parts |= (uint64_t)1 << end;
    }
    uint64_t joined = masks.middles & (parts << 1 | carry.part) & (parts >> 1 | next_part << 63);
    uint64_t behind = parts >> 1 | next_part << 63;
    carry.part = parts >> 63;
    if (has_more && start + 64 > count) parts &= ~((uint64_t)1 << (count - start));
    uint64_t runs = parts | joined;
    uint64_t before = runs << 1 | carry.run;
    uint64_t odd = joined | masks.joiners | masks.wide;
    uint64_t capital_ends = 0;
    if (is_news) {
      odd |= masks.lone & ~before & ~behind;
      // Adding the starts of runs carries through the capitals behind each; the carry of a run of nothing
      // else ends where the run does.
      uint64_t starts = (runs & ~before & masks.capitals) | carry.capitals;
      uint64_t sum = starts + masks.capitals;
      carry.capitals = sum < starts;
      capital_ends = sum & ~masks.capitals & ~runs;
    }
    edge = put(edge, runs ^ before, (uint32_t)start);
    carry.run = runs >> 63;
    uint64_t marked = odd | capital_ends;
    while (marked) {
      uint32_t bit = (uint32_t)__builtin_ctzll(marked);
      uint32_t is_end = (uint32_t)(capital_ends >> bit & 1);
      *mark++ = ((uint32_t)start + bit) | (is_end ? cwords_capitals : 0);
      marked &= marked - 1;
    }
  }
  if (carry.run) *edge++ = (uint32_t)count;
  size_t run_count = (size_t)(edge - edges) / 2;
  int touches_end = run_count > 0 && edges[2 * run_count - 1] == count;
  // Capitals that fill the last block end behind it; what touches the end of a window needs no other mark.
  if (touches_end && has_more) {
    if (mark > marks && mark[-1] == ((uint32_t)count | cwords_capitals)) mark--;
    *mark++ = (uint32_t)count;
  } else if (touches_end && carry.capitals) {
    *mark++ = (uint32_t)count | cwords_capitals;
  }
  return (cwords_found){run_count, (size_t)(mark - marks)};
}

#else

cwords_found cwords_scan(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks) {
  return cwords_scan_scalar(text, count, is_news, has_more, lowered, edges, marks);
}

#endif
