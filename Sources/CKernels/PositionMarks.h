// Marks where a term stands in articles laid out end to end; included once for each set of instructions, which
// SUFFIX names.

#define JOINED(name, suffix) name##suffix
#define JOIN(name, suffix) JOINED(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)

TARGET static inline bool NAME(mark_fano)(const uint8_t *bytes, ckernels_place found,
                                          uint8_t *tokens, uint64_t count, uint8_t mark) {
  uint64_t width = width_of(found), place = bit_of(found), upper = found.upper;
  uint64_t start = place + found.frequency * width;
  uint32_t index = 0;
  for (uint64_t bit = 0; bit < upper; bit += 56) {
    uint64_t some = upper - bit < 56 ? upper - bit : 56;
    uint64_t rest = NAME(field)(bytes, start + bit, some);
    if ((uint32_t)__builtin_popcountll(rest) > found.frequency - index) return false;
    for (; rest != 0; rest &= rest - 1, place += width, index++) {
      uint64_t high = bit + (uint64_t)__builtin_ctzll(rest) - index;
      uint64_t position = high << width | NAME(field)(bytes, place, width);
      if (position < count) tokens[position] = mark;
    }
  }
  return index == found.frequency;
}

TARGET static void NAME(mark_other)(const uint8_t *bytes, ckernels_place found, uint8_t *tokens,
                                    uint64_t count, uint8_t mark) {
  uint64_t width = width_of(found), place = bit_of(found);
  if (is_wide_pair(found)) {
    wide_pair pair = wide_pair_of(NAME(field)(bytes, place, width));
    if (pair.smaller < count) tokens[pair.smaller] = mark;
    if (pair.larger < count) tokens[pair.larger] = mark;
    return;
  }
  for (uint32_t index = 0; index < found.frequency; index++, place += width) {
    uint64_t position = NAME(field)(bytes, place, width);
    if (position < count) tokens[position] = mark;
  }
}

TARGET static bool NAME(mark)(const ckernels_positions *block, ckernels_scan *scan,
                              const ckernels_line *line, uint8_t mark) {
  // Sorted by how positions are written, and how many: whatever else depends on it would be a surprise.
  uint8_t lists[KINDS + STEPS][BLOCK];
  uint32_t counts[KINDS + STEPS] = {0};
  ckernels_place places[BLOCK];
  uint32_t end = line->first + (uint32_t)line->count;
  uint64_t index = scan->index, place = scan->place;
  size_t stop = block->count < BLOCK ? block->count : BLOCK;
  for (; index < stop && block->articles[index] < end; index++) {
    ckernels_place found = known_place(block, index, place, 0);
    uint64_t kind = kind_of(found), step = found.frequency < STEPS ? found.frequency : STEPS - 1;
    kind = kind == FANO ? KINDS + step : kind;
    lists[kind][counts[kind]++] = (uint8_t)index;
    places[index] = found;
    place += shape_of(block, index) & 0xFFFFFFFF;
  }
  scan->index = index;
  scan->place = place;
  if (counts[DAMAGED] > 0) return false;
#define EACH(kind, ...)                                                                  \
  for (uint32_t each = 0; each < counts[kind]; each++) {                                 \
    size_t index = lists[kind][each];                                                    \
    ckernels_place found = places[index];                                                \
    size_t article = block->articles[index] - line->first;                               \
    uint8_t *tokens = line->marks + line->starts[article];                               \
    uint64_t count = line->starts[article + 1] - line->starts[article];                  \
    __VA_ARGS__                                                                          \
  }
#define NUMBER NAME(field)(block->bytes, bit_of(found), width_of(found))
#define PUT(...)                                                                         \
  {                                                                                      \
    uint64_t position = __VA_ARGS__;                                                     \
    if (position < count) tokens[position] = mark;                                       \
  }
  EACH(ONE, PUT(NUMBER))
  EACH(PAIR, uint64_t number = NUMBER, larger = larger_of(number);
       PUT(number - pairs_below(larger)) PUT(larger))
  EACH(TRIPLE, uint64_t number = NUMBER, largest = largest_of(number);
       number -= triples_below(largest); uint64_t larger = larger_of(number);
       PUT(number - pairs_below(larger)) PUT(larger) PUT(largest))
  for (uint32_t step = 0; step < STEPS; step++)
    EACH(KINDS + step, if (!NAME(mark_fano)(block->bytes, found, tokens, count, mark)) return false;)
  EACH(OTHER, NAME(mark_other)(block->bytes, found, tokens, count, mark);)
#undef EACH
#undef NUMBER
#undef PUT
  return true;
}

#undef JOINED
#undef JOIN
#undef NAME
