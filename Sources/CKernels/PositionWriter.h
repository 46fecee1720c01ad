// `encode_positions`, once for each set of instructions: SUFFIX and TARGET are defined by who includes this, and perhaps
// PUT_LANES, which does the same for LANES articles.

#define PASTE(name, suffix) name##suffix
#define EXPAND(name, suffix) PASTE(name, suffix)
#define NAME(name) EXPAND(name, SUFFIX)

// Appends the low `width` bits of `value`, whose other bits are 0; at most 56.
TARGET INLINED void NAME(put)(ckernels_bits *bits, uint64_t value, uint64_t width) {
  // Stored whole each time: whether a byte is full is as good as random.
  uint64_t word = bits->pending | value << bits->count;
  uint64_t total = bits->count + width;
  store64(bits->target, word);
  bits->target += total >> 3;
  bits->pending = word >> (total & ~(uint64_t)7);
  bits->count = total & 7;
}

TARGET static inline void NAME(put_zeros)(ckernels_bits *bits, uint64_t zeros) {
  for (; zeros > 32; zeros -= 32) NAME(put)(bits, 0, 32);
  NAME(put)(bits, 0, zeros);
}

// A one for each position, behind as many zeros as its high part is beyond that of the one before, and zeros
// up to the end.
TARGET static void NAME(put_upper)(ckernels_bits *bits, const uint32_t *positions,
                                   uint32_t frequency, uint64_t width, uint64_t upper) {
  uint64_t high = 0;
  for (uint32_t index = 0; index < frequency; index++) {
    uint64_t next = positions[index] >> width, zeros = next - high;
    for (; zeros > 32; zeros -= 32) NAME(put)(bits, 0, 32);
    NAME(put)(bits, (uint64_t)1 << zeros, zeros + 1);
    high = next;
  }
  NAME(put_zeros)(bits, upper - frequency - high);
}

// Appends the positions of one article.
TARGET INLINED void NAME(put_article)(ckernels_bits *bits, const uint32_t *positions,
                                            uint32_t frequency, uint64_t shape) {
  uint64_t bit_count = (uint32_t)shape, width = shape >> 32 & 63, upper = shape >> 38;
  if (frequency - 1 < 3 && upper == 0 && bit_count == width) {
    // One position or one number. How many positions are in it is as good as random, so that no branch
    // depends on it.
    uint64_t second = positions[frequency > 1], third = positions[(frequency > 2) << 1];
    uint64_t number = positions[0];
    number += pairs_below(second) & (0 - (uint64_t)(frequency > 1));
    number += third * (third - 1) * (third - 2) / 6 & (0 - (uint64_t)(frequency > 2));
    NAME(put)(bits, number, width);
  } else if (upper == 0) {
    for (uint32_t next = 0; next < frequency; next++) NAME(put)(bits, positions[next], width);
  } else {
    uint64_t mask = ((uint64_t)1 << width) - 1, word = 0;
    for (uint32_t next = 0; next < frequency; next++) {
      NAME(put)(bits, positions[next] & mask, width);
      word |= (uint64_t)1 << (((positions[next] >> width) + next) & 63);
    }
    if (upper <= 56)
      NAME(put)(bits, word, upper);
    else
      NAME(put_upper)(bits, positions, frequency, width, upper);
  }
}

TARGET static size_t NAME(encode_positions)(const uint32_t *articles, const uint32_t *frequencies,
                                            size_t count, const uint32_t *positions,
                                            const uint8_t *extents, size_t extent_count,
                                            const uint32_t *shapes, ckernels_bits *run) {
  ckernels_bits bits = *run;
  size_t total = 0, index = 0;
#ifdef PUT_LANES
  if (extent_count >= sizeof(uint32_t))
    for (; index + LANES <= count; index += LANES) {
      size_t taken;
      total += PUT_LANES(&bits, articles + index, frequencies + index, positions, extents,
                         extent_count, shapes, &taken);
      positions += taken;
    }
#endif
  for (; index < count; index++) {
    uint64_t shape = find_shape(frequencies[index], extents[articles[index]], shapes);
    total += (uint32_t)shape;
    NAME(put_article)(&bits, positions, frequencies[index], shape);
    positions += frequencies[index];
  }
  *run = bits;
  return total;
}

#undef PASTE
#undef EXPAND
#undef NAME
