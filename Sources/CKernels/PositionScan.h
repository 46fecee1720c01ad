// The loops of position scans; included once for each set of instructions, which SUFFIX names.
// SELECT(word, number) is the place of the number-th set bit, from 1.

#define JOINED(name, suffix) name##suffix
#define JOIN(name, suffix) JOINED(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)

// At least 57 bits from bit `place` on.
TARGET static inline uint64_t NAME(bits_at)(const uint8_t *bytes, uint64_t place) {
  uint64_t word;
  memcpy(&word, bytes + (place >> 3), sizeof word);
  return word >> (place & 7);
}

// Moves to the first article that is not below `article`; tells whether it is that one.
TARGET static inline bool NAME(find)(const ckernels_positions *block, ckernels_scan *scan,
                                     uint32_t article) {
  uint64_t index = scan->index, place = scan->place;
  for (uint64_t next = index / block->sample_step + 1;
       next <= block->samples && next * block->sample_step < block->count &&
       block->articles[next * block->sample_step] <= article;
       next++) {
    uint32_t before;
    memcpy(&before, block->bytes + 4 * (next - 1), sizeof before);
    index = next * block->sample_step;
    place = 32 * block->samples + before;
  }
  while (index < block->count && block->articles[index] < article) {
    place += shape_of(block, index) & 0xFFFFFFFF;
    index++;
  }
  scan->index = index;
  scan->place = place;
  return index < block->count && block->articles[index] == article;
}

TARGET static inline bool NAME(fano_contains)(const ckernels_positions *block, uint64_t place,
                                              uint32_t position, uint32_t frequency, uint64_t width,
                                              uint64_t upper) {
  uint64_t start = place + frequency * width;
  uint64_t high = position >> width, zeros = high, bit = 0;
  while (zeros > 0 && bit < upper) {
    uint64_t count = upper - bit < 56 ? upper - bit : 56;
    uint64_t rest = ~NAME(bits_at)(block->bytes, start + bit) & (((uint64_t)1 << count) - 1);
    uint64_t found = (uint64_t)__builtin_popcountll(rest);
    if (found >= zeros) {
      bit += SELECT(rest, zeros) + 1;
      zeros = 0;
    } else {
      zeros -= found;
      bit += count;
    }
  }
  if (zeros > 0) return false;
  uint64_t mask = ((uint64_t)1 << width) - 1, low = position & mask, index = bit - high;
  while (bit < upper && index < frequency && (NAME(bits_at)(block->bytes, start + bit) & 1)) {
    if ((NAME(bits_at)(block->bytes, place + index * width) & mask) == low) return true;
    bit++;
    index++;
  }
  return false;
}

// The positions of one article, made ready for several look-ups.
typedef struct {
  uint64_t place, width, upper;
  uint32_t frequency;
  // As many as the frequency, if it is at most three and they were not written one by one.
  uint32_t few[3];
  bool is_few;
} NAME(positions);

TARGET static inline NAME(positions) NAME(prepare)(const ckernels_positions *block, uint64_t index,
                                                   uint64_t place) {
  uint64_t shape = shape_of(block, index), bits = shape & 0xFFFFFFFF;
  NAME(positions) found = {place, shape >> 32 & 63, shape >> 38, block->frequencies[index], {0}, false};
  if (!is_inside(block, place, bits, found.frequency)) {
    found.frequency = 0;
    return found;
  }
  uint64_t mask = ((uint64_t)1 << found.width) - 1;
  if (found.frequency == 1) {
    found.is_few = true;
    found.few[0] = found.few[1] = found.few[2] = (uint32_t)(NAME(bits_at)(block->bytes, place) & mask);
  } else if (is_one_number(found.frequency, found.width, found.upper, bits)) {
    uint64_t few[3];
    positions_of(NAME(bits_at)(block->bytes, place) & mask, found.frequency, few);
    found.is_few = true;
    found.few[0] = (uint32_t)few[0];
    found.few[1] = (uint32_t)few[1];
    found.few[2] = (uint32_t)few[found.frequency - 1];
  }
  return found;
}

TARGET static inline bool NAME(contains)(const ckernels_positions *block,
                                         const NAME(positions) *found, uint32_t position) {
  if (found->is_few)
    return (found->few[0] == position) | (found->few[1] == position) | (found->few[2] == position);
  if (found->upper > 0)
    return NAME(fano_contains)(block, found->place, position, found->frequency, found->width,
                               found->upper);
  uint64_t mask = ((uint64_t)1 << found->width) - 1, place = found->place;
  bool is_there = false;
  for (uint32_t index = 0; index < found->frequency; index++, place += found->width)
    is_there |= (NAME(bits_at)(block->bytes, place) & mask) == position;
  return is_there;
}

TARGET static size_t NAME(filter_starts)(const ckernels_positions *block, ckernels_scan *scan,
                                         uint64_t *starts, size_t lower, size_t upper, size_t kept,
                                         uint32_t shift) {
  uint32_t previous = UINT32_MAX;
  NAME(positions) found = {0};
  for (size_t candidate = lower; candidate < upper; candidate++) {
    uint64_t start = starts[candidate];
    uint32_t article = (uint32_t)(start >> 32);
    if (article != previous) {
      previous = article;
      found.frequency = 0;
      if (NAME(find)(block, scan, article)) found = NAME(prepare)(block, scan->index, scan->place);
    }
    if (found.frequency == 0) continue;
    starts[kept] = start;
    kept += NAME(contains)(block, &found, (uint32_t)start + shift);
  }
  return kept;
}

TARGET static size_t NAME(append_starts)(const ckernels_positions *block, ckernels_scan *scan,
                                         const uint32_t *articles, size_t *next, size_t end,
                                         uint32_t shift, uint64_t *starts, size_t room) {
  size_t written = 0;
  while (*next < end) {
    uint32_t article = articles[*next];
    if (!NAME(find)(block, scan, article)) {
      (*next)++;
      continue;
    }
    uint64_t shape = shape_of(block, scan->index);
    uint32_t frequency = block->frequencies[scan->index];
    if (!is_inside(block, scan->place, shape & 0xFFFFFFFF, frequency)) return CKERNELS_DAMAGED;
    if (frequency > room - written) return written;
    (*next)++;
    uint64_t key = (uint64_t)article << 32, place = scan->place;
    if (frequency == 1) {
      uint64_t position =
          NAME(bits_at)(block->bytes, place) & (((uint64_t)1 << (shape >> 32 & 63)) - 1);
      uint32_t start = (uint32_t)position - shift;
      starts[written] = key | start;
      written += start <= INT32_MAX;
      continue;
    }
    uint64_t width = shape >> 32 & 63, upper = shape >> 38;
    uint64_t mask = ((uint64_t)1 << width) - 1;
    if (is_one_number(frequency, width, upper, shape & 0xFFFFFFFF)) {
      uint64_t few[3];
      positions_of(NAME(bits_at)(block->bytes, place) & mask, frequency, few);
      for (uint32_t index = 0; index < frequency; index++) {
        uint32_t start = (uint32_t)few[index] - shift;
        starts[written] = key | start;
        written += start <= INT32_MAX;
      }
      continue;
    }
    if (upper == 0) {
      for (uint32_t index = 0; index < frequency; index++, place += width) {
        uint32_t start = (uint32_t)(NAME(bits_at)(block->bytes, place) & mask) - shift;
        starts[written] = key | start;
        written += start <= INT32_MAX;
      }
      continue;
    }
    uint64_t upper_place = place + frequency * width, bit = 0;
    uint32_t index = 0;
    while (bit < upper) {
      uint64_t count = upper - bit < 56 ? upper - bit : 56;
      uint64_t rest =
          NAME(bits_at)(block->bytes, upper_place + bit) & (((uint64_t)1 << count) - 1);
      while (rest != 0) {
        if (index == frequency) return CKERNELS_DAMAGED;
        uint64_t high = bit + (uint64_t)__builtin_ctzll(rest) - index;
        uint64_t position = high << width | (NAME(bits_at)(block->bytes, place) & mask);
        uint32_t start = (uint32_t)position - shift;
        starts[written] = key | start;
        written += start <= INT32_MAX;
        place += width;
        index++;
        rest &= rest - 1;
      }
      bit += count;
    }
    if (index != frequency) return CKERNELS_DAMAGED;
  }
  return written;
}

#undef JOINED
#undef JOIN
#undef NAME
