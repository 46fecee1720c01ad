#include "CKernels.h"

#include <stdbool.h>

// A varint of at most 32 bits at *offset; false if it ends beyond `count`.
static inline bool read_varint(const uint8_t *bytes, size_t count, size_t *offset, uint32_t *value) {
  size_t at = *offset;
  if (at >= count) return false;
  uint32_t next = bytes[at++];
  uint32_t result = next & 0x7F;
  for (uint32_t shift = 7; next >= 0x80; shift += 7) {
    if (at >= count) return false;
    next = bytes[at++];
    if (shift < 32) result |= (next & 0x7F) << shift;
  }
  *offset = at;
  *value = result;
  return true;
}

int ckernels_take_occurrences(const uint8_t *bytes, size_t count, int is_end, uint32_t bound,
                              size_t article_limit, size_t position_limit, uint32_t *articles,
                              uint32_t *frequencies, uint32_t *positions,
                              ckernels_occurrences *state) {
  while (state->has_article && state->article < bound && state->articles < article_limit) {
    size_t offset = state->offset, written = state->positions;
    uint32_t position, value, gap = 0;
    bool has_next = false;
    if (!read_varint(bytes, count, &offset, &position)) return CKERNELS_NEEDS_BYTES;
    if (written == position_limit) return CKERNELS_NEEDS_ROOM;
    positions[written++] = position;
    while (true) {
      if (offset == count) {
        if (!is_end) return CKERNELS_NEEDS_BYTES;
        break;
      }
      if (!read_varint(bytes, count, &offset, &value)) return CKERNELS_NEEDS_BYTES;
      if (value & 1) {
        gap = value >> 1;
        has_next = true;
        break;
      }
      if (written == position_limit) return CKERNELS_NEEDS_ROOM;
      position += value >> 1;
      positions[written++] = position;
    }
    articles[state->articles] = state->article;
    frequencies[state->articles] = (uint32_t)(written - state->positions);
    state->articles++;
    state->positions = written;
    state->offset = offset;
    state->has_article = has_next;
    state->article += gap;
  }
  return CKERNELS_DONE;
}
