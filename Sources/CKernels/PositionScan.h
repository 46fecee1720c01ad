// The loops over positions; included once for each set of instructions, which SUFFIX names.
// SELECT(word, number) is the place of the set bit with `number` others below it, 63 if there is none.

#define JOINED(name, suffix) name##suffix
#define JOIN(name, suffix) JOINED(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)

// At least 57 bits from bit `place` on.
TARGET static inline uint64_t NAME(bits_at)(const uint8_t *bytes, uint64_t place) {
  uint64_t word;
  memcpy(&word, bytes + (place >> 3), sizeof word);
  return word >> (place & 7);
}

// 64 bits from bit `place` on; reads nine bytes.
TARGET static inline uint64_t NAME(word_at)(const uint8_t *bytes, uint64_t place) {
  return NAME(bits_at)(bytes, place) | (uint64_t)bytes[(place >> 3) + 8] << 1 << (63 - (place & 7));
}

// `width` bits from bit `place` on.
TARGET static inline uint64_t NAME(field)(const uint8_t *bytes, uint64_t place, uint64_t width) {
  return NAME(bits_at)(bytes, place) & (((uint64_t)1 << width) - 1);
}

TARGET static inline bool NAME(fano_contains)(const uint8_t *bytes, ckernels_place found,
                                              uint32_t position) {
  uint64_t width = width_of(found), place = bit_of(found), frequency = found.frequency;
  uint64_t upper = found.upper, start = place + frequency * width, high = position >> width;
  // There are as many zeros.
  bool is_inside = high <= upper - frequency;
  high = is_inside ? high : 0;
  // The positions with the same high part follow as many zeros as that part; the zero before the first
  // bit is one more.
  uint64_t word = NAME(word_at)(bytes, start) << 1, bit = 0;
  uint64_t zeros = 64 - (uint64_t)__builtin_popcountll(word);
  if (__builtin_expect(high < zeros, 1)) {
    bit = SELECT(~word, high);
  } else {
    uint64_t rest = high - zeros;
    for (bit = 63; bit < upper; bit += 64) {
      word = NAME(word_at)(bytes, start + bit);
      zeros = 64 - (uint64_t)__builtin_popcountll(word);
      if (rest < zeros) break;
      rest -= zeros;
    }
    if (bit >= upper) return false;
    bit += SELECT(~word, rest) + 1;
  }
  bit = bit > upper ? upper : bit;
  uint64_t index = bit - high, left = index < frequency ? frequency - index : 0;
  left = left > upper - bit ? upper - bit : left;
  uint64_t run = NAME(bits_at)(bytes, start + bit);
  uint64_t ones = (uint64_t)__builtin_ctzll(~run | (uint64_t)1 << 63);
  ones = ones < left ? ones : left;
  // Mostly one or none, which nobody foresees.
  uint64_t low = position & (((uint64_t)1 << width) - 1);
  uint64_t one = place + (ones > 0 ? index : 0) * width, other = ones > 1 ? one + width : one;
  bool is_one = (ones > 0) & (NAME(field)(bytes, one, width) == low);
  bool is_other = (ones > 1) & (NAME(field)(bytes, other, width) == low);
  bool is_there = is_one | is_other;
  if (__builtin_expect(ones > 2, 0))
    for (uint64_t next = 2; next < left; next++) {
      if ((NAME(bits_at)(bytes, start + bit + next) & 1) == 0) break;
      is_there |= NAME(field)(bytes, one + next * width, width) == low;
    }
  return is_there & is_inside;
}

TARGET static bool NAME(other_contains)(const uint8_t *bytes, ckernels_place found,
                                        uint32_t position) {
  uint64_t width = width_of(found), place = bit_of(found);
  if (is_wide_pair(found)) {
    wide_pair pair = wide_pair_of(NAME(field)(bytes, place, width));
    return (pair.smaller == position) | (pair.larger == position);
  }
  bool is_there = false;
  for (uint32_t index = 0; index < found.frequency; index++, place += width)
    is_there |= NAME(field)(bytes, place, width) == position;
  return is_there;
}

TARGET static size_t NAME(filter_starts)(const uint8_t *bytes, const ckernels_place *places,
                                         const uint32_t *owners, uint64_t *starts, size_t total,
                                         uint32_t shift) {
  // Sorted by how their articles' positions are written, or each would be a surprise.
  uint16_t lists[KINDS][BATCH];
  uint8_t is_kept[BATCH];
  size_t kept = 0;
  for (size_t from = 0; from < total; from += BATCH) {
    size_t count = total - from < BATCH ? total - from : BATCH;
    uint32_t counts[KINDS] = {0};
    for (size_t index = 0; index < count; index++) {
      uint64_t kind = kind_of(places[owners[from + index]]);
      lists[kind][counts[kind]++] = (uint16_t)index;
      is_kept[index] = 0;
    }
#define EACH(kind, ...)                                                                  \
  for (uint32_t each = 0; each < counts[kind]; each++) {                                 \
    size_t index = lists[kind][each];                                                    \
    ckernels_place found = places[owners[from + index]];                                 \
    uint32_t position = (uint32_t)starts[from + index] + shift;                          \
    __VA_ARGS__                                                                          \
  }
#define NUMBER NAME(field)(bytes, bit_of(found), width_of(found))
    EACH(ONE, is_kept[index] = NUMBER == position;)
    EACH(PAIR, uint64_t number = NUMBER, larger = larger_of(number);
         is_kept[index] = (larger == position) | (number - pairs_below(larger) == position);)
    EACH(TRIPLE, uint64_t number = NUMBER, largest = largest_of(number);
         number -= triples_below(largest); uint64_t larger = larger_of(number);
         is_kept[index] = (largest == position) | (larger == position) |
                          (number - pairs_below(larger) == position);)
    EACH(FANO, is_kept[index] = NAME(fano_contains)(bytes, found, position);)
    EACH(OTHER, is_kept[index] = NAME(other_contains)(bytes, found, position);)
#undef EACH
    for (size_t index = 0; index < count; index++) {
      starts[kept] = starts[from + index];
      kept += is_kept[index];
    }
  }
  return kept;
}

TARGET static inline bool NAME(append_fano)(const uint8_t *bytes, ckernels_place found, uint64_t key,
                                            uint32_t shift, uint64_t *starts) {
  uint64_t width = width_of(found), place = bit_of(found), upper = found.upper;
  uint64_t start = place + found.frequency * width;
  uint32_t index = 0;
  for (uint64_t bit = 0; bit < upper; bit += 56) {
    uint64_t count = upper - bit < 56 ? upper - bit : 56;
    uint64_t rest = NAME(field)(bytes, start + bit, count);
    if ((uint32_t)__builtin_popcountll(rest) > found.frequency - index) return false;
    for (; rest != 0; rest &= rest - 1, place += width, index++) {
      uint64_t high = bit + (uint64_t)__builtin_ctzll(rest) - index;
      uint64_t position = high << width | NAME(field)(bytes, place, width);
      starts[index] = key | (uint32_t)(position - shift);
    }
  }
  return index == found.frequency;
}

TARGET static void NAME(append_other)(const uint8_t *bytes, ckernels_place found, uint64_t key,
                                      uint32_t shift, uint64_t *starts) {
  uint64_t width = width_of(found), place = bit_of(found);
  if (is_wide_pair(found)) {
    wide_pair pair = wide_pair_of(NAME(field)(bytes, place, width));
    starts[0] = key | (uint32_t)(pair.smaller - shift);
    starts[1] = key | (uint32_t)(pair.larger - shift);
    return;
  }
  for (uint32_t index = 0; index < found.frequency; index++, place += width)
    starts[index] = key | (uint32_t)(NAME(field)(bytes, place, width) - shift);
}

TARGET static size_t NAME(append_starts)(const uint8_t *bytes, const ckernels_place *places,
                                         const uint32_t *articles, size_t *next, size_t end,
                                         uint32_t shift, uint64_t *starts, size_t room) {
  uint16_t lists[KINDS][BATCH];
  uint32_t offsets[BATCH];
  size_t written = 0;
  bool has_room = true;
  while (*next < end && has_room) {
    size_t from = *next, limit = end - from < BATCH ? end - from : BATCH, count = 0;
    size_t stop = written;
    uint32_t counts[KINDS] = {0};
    for (; count < limit && has_room; count += has_room) {
      ckernels_place found = places[from + count];
      uint64_t kind = kind_of(found);
      lists[kind][counts[kind]] = (uint16_t)count;
      offsets[count] = (uint32_t)(stop - written);
      has_room = found.frequency <= room - stop;
      counts[kind] += has_room;
      stop += has_room ? found.frequency : 0;
    }
    if (counts[DAMAGED] > 0) return CKERNELS_DAMAGED;
    uint64_t *target = starts + written;
#define EACH(kind, ...)                                                                  \
  for (uint32_t each = 0; each < counts[kind]; each++) {                                 \
    size_t index = lists[kind][each];                                                    \
    ckernels_place found = places[from + index];                                         \
    uint64_t key = (uint64_t)articles[from + index] << 32, *to = target + offsets[index]; \
    __VA_ARGS__                                                                          \
  }
    EACH(ONE, to[0] = key | (uint32_t)(NUMBER - shift);)
    EACH(PAIR, uint64_t number = NUMBER, larger = larger_of(number);
         to[0] = key | (uint32_t)(number - pairs_below(larger) - shift);
         to[1] = key | (uint32_t)(larger - shift);)
    EACH(TRIPLE, uint64_t number = NUMBER, largest = largest_of(number);
         number -= triples_below(largest); uint64_t larger = larger_of(number);
         to[0] = key | (uint32_t)(number - pairs_below(larger) - shift);
         to[1] = key | (uint32_t)(larger - shift); to[2] = key | (uint32_t)(largest - shift);)
    EACH(FANO, if (!NAME(append_fano)(bytes, found, key, shift, to)) return CKERNELS_DAMAGED;)
    EACH(OTHER, NAME(append_other)(bytes, found, key, shift, to);)
#undef EACH
#undef NUMBER
    written = stop;
    *next = from + count;
  }
  // Where the word stands too near to the beginning of its article no phrase begins.
  uint32_t all = 0;
  for (size_t index = 0; index < written; index++) all |= (uint32_t)starts[index];
  if (all <= INT32_MAX) return written;
  size_t kept = 0;
  for (size_t index = 0; index < written; index++) {
    starts[kept] = starts[index];
    kept += (uint32_t)starts[index] <= INT32_MAX;
  }
  return kept;
}

#undef JOINED
#undef JOIN
#undef NAME
