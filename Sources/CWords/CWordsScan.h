// The scan, once for each instruction set: TARGET, SCAN, CLASSIFY, REST and PUT are macros of CWords.c.

TARGET static inline block_masks REST(const uint8_t *text, size_t count, uint8_t *lowered) {
  // Spaces behind the end are part of no run.
  uint8_t bytes[64];
  memset(bytes, ' ', sizeof bytes);
  memcpy(bytes, text, count);
  return CLASSIFY(bytes, lowered);
}

TARGET static cwords_found SCAN(
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
      masks = count >= 64 ? CLASSIFY(text, lowered) : REST(text, count, lowered);
    }
    if (block + 1 < blocks) {
      size_t left = count - start - 64;
      next = left >= 64 ? CLASSIFY(text + start + 64, lowered + start + 64)
                        : REST(text + start + 64, left, lowered + start + 64);
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
    edge = PUT(edge, runs ^ before, (uint32_t)start);
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
