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
  while (!is_done && offset + 2 <= end) {
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
