#include "CKernels.h"
#include "Loads.h"

#include <string.h>

// Of a term, as `TermsFormat.longestTerm` says.
enum { LONGEST = 2100 };

/// The number at `*at`, which moves behind it; sets `*is_odd` where the bytes end before it does, or it has more than 63
/// bits.
static uint64_t long_number(const uint8_t **at, const uint8_t *end, int *is_odd) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 63 && *at < end; shift += 7) {
    uint64_t byte = *(*at)++;
    value |= (byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  *is_odd = 1;
  return 0;
}

__attribute__((always_inline)) static inline uint64_t number(const uint8_t **at, const uint8_t *end,
                                                             int *is_odd) {
  // Most have a byte or two.
  if (end - *at < 2) return long_number(at, end, is_odd);
  uint64_t first = (*at)[0], second = (*at)[1];
  if (first < 0x80) {
    *at += 1;
    return first;
  }
  if (second < 0x80) {
    *at += 2;
    return (first & 0x7F) | second << 7;
  }
  return long_number(at, end, is_odd);
}

int ckernels_find_entry(const uint8_t *block, size_t count, size_t entries, const uint8_t *term,
                        size_t length, ckernels_entry *entry) {
  const uint8_t *at = block, *end = block + count;
  int is_odd = 0;
  uint64_t postings = number(&at, end, &is_odd), positions = number(&at, end, &is_odd);
  // Bytes of the term before, and how many of them are those of `term`.
  size_t before = 0, matched = 0;
  for (size_t index = 0; index < entries; index++) {
    uint64_t shared = number(&at, end, &is_odd), rest = number(&at, end, &is_odd);
    if (is_odd || shared > before || rest > LONGEST || rest > (size_t)(end - at)) return -1;
    // One that shares less with the one before than that does with `term` is above it; one that shares more is below.
    if (shared < matched) return 0;
    before = shared + rest;
    if (shared == matched) {
      size_t same = 0;
      while (same < rest && matched < length && at[same] == term[matched]) same++, matched++;
      if (same < rest && (matched == length || at[same] > term[matched])) return 0;
    }
    at += rest;
    uint64_t articles = number(&at, end, &is_odd), repeats = number(&at, end, &is_odd);
    uint64_t postings_bytes = number(&at, end, &is_odd);
    uint64_t positions_bytes = number(&at, end, &is_odd);
    if (is_odd || articles >> 32 || ((repeats | postings_bytes | positions_bytes) >> 40) ||
        ((postings | positions) >> 48)) {
      return -1;
    }
    if (matched == before && matched == length) {
      *entry = (ckernels_entry){
          .articles = articles,
          .repeats = repeats,
          .postings = postings,
          .postings_bytes = postings_bytes,
          .positions = positions,
          .positions_bytes = positions_bytes,
      };
      return 1;
    }
    postings += postings_bytes;
    positions += positions_bytes;
  }
  return 0;
}

size_t ckernels_find_above(const uint8_t *ends, size_t count, uint32_t base, const uint8_t *terms,
                           size_t term_bytes, const uint8_t *term, size_t length) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint32_t lower = middle ? load32(ends + 4 * (middle - 1)) : base, upper = load32(ends + 4 * middle);
    if (lower < base || lower > upper || upper - base > term_bytes) return SIZE_MAX;
    size_t bytes = upper - lower;
    int order = memcmp(terms + (lower - base), term, bytes < length ? bytes : length);
    if (order > 0 || (order == 0 && bytes > length)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/// The number of seven bits a byte, lowest first.
static inline uint64_t join_sevens(uint64_t bytes) {
  bytes = (bytes & 0x007F007F007F007F) | (bytes & 0x7F007F007F007F00) >> 1;
  bytes = (bytes & 0x00003FFF00003FFF) | (bytes & 0x3FFF00003FFF0000) >> 2;
  return (bytes & 0x0FFFFFFF) | (bytes & 0x0FFFFFFF00000000) >> 4;
}

// Three numbers take 19 bytes at most.
enum { WINDOW = 64 };

/// A bit for each byte of a window: whether it is the last of a number.
static inline uint64_t last_bytes(const uint8_t *window) {
  uint64_t found = 0;
  for (unsigned place = 0; place < WINDOW; place += 8) {
    uint64_t tops = ~load64(window + place) & 0x8080808080808080;
    // The top bits of eight bytes, side by side.
    found |= (tops * 0x0002040810204081 >> 56) << place;
  }
  return found;
}

// Where a number ends depends on none before it, so that a processor works on several corrections at once.
int ckernels_find_correction(const uint8_t *block, size_t count, size_t entries, uint64_t first,
                             uint64_t key, uint64_t *articles, uint64_t *repeats) {
  if (entries == 0 || count == 0 || first >> 48) return -1;
  const uint8_t *at = block, *end = block + count;
  uint64_t passed = first;
  size_t left = entries - 1;
  while (passed < key && left > 0) {
    uint8_t rest[WINDOW + 8];
    const uint8_t *window = at;
    if ((size_t)(end - at) < sizeof rest) {
      // No number ends behind the block.
      memset(rest, 0x80, sizeof rest);
      memcpy(rest, at, (size_t)(end - at));
      window = rest;
    }
    size_t taken = 0;
    for (uint64_t lasts = last_bytes(window); passed < key && left > 0; left--) {
      // Behind the articles and repeats of one list stands the gap to the next.
      uint64_t second = lasts & (lasts - 1), third = second & (second - 1);
      if (third == 0) break;
      size_t lower = (size_t)__builtin_ctzll(second) + 1;
      taken = (size_t)__builtin_ctzll(third) + 1;
      if (taken - lower > 7) return -1;
      uint64_t bytes = load64(window + lower) & UINT64_MAX >> (64 - 8 * (taken - lower));
      uint64_t gap = join_sevens(bytes);
      if (gap == 0 || gap >> 48) return -1;
      passed += gap;
      lasts = third & (third - 1);
    }
    if (taken == 0) return -1;
    at += taken;
  }
  if (passed > key) return 0;
  int is_odd = 0;
  *articles = number(&at, end, &is_odd);
  *repeats = number(&at, end, &is_odd);
  if (is_odd || *articles >= UINT32_MAX || *repeats >> 48) return -1;
  if (passed == key) return 1;
  // It was the last.
  return at == end ? 0 : -1;
}
