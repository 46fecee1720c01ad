// Finds where the positions of articles are written; included once for each set of instructions, which
// SUFFIX names. SEARCHES says that articles are looked for among sixteen at a time.

#define JOINED(name, suffix) name##suffix
#define JOIN(name, suffix) JOINED(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)

// The places of a block's articles, as far as they were asked for: from the first one asked for up to
// `end`, which begins at `place`.
typedef struct {
  uint64_t end, place;
  uint64_t places[BLOCK];
} NAME(known);

// Makes known the places of the articles up to `stop` (exclusive), of which `index` is asked for.
TARGET static void NAME(reach)(const ckernels_positions *block, NAME(known) *known, uint64_t index,
                               uint64_t stop) {
  uint64_t end = known->end, place = known->place, sample = index / block->sample_step;
  if (sample > block->samples) sample = block->samples;
  if (sample > 0 && sample * block->sample_step >= end) {
    uint32_t before;
    memcpy(&before, block->bytes + 4 * (sample - 1), sizeof before);
    end = sample * block->sample_step;
    place = 32 * block->samples + before;
  }
  for (; end < stop; end++) {
    known->places[end] = place;
    place += shape_of(block, end) & 0xFFFFFFFF;
  }
  known->end = end;
  known->place = place;
}

// The same as `locate` one article after the other: the best where there are few.
TARGET static uint64_t NAME(locate_few)(const ckernels_positions *block, NAME(known) *known,
                                        uint64_t index, const uint32_t *articles, size_t count,
                                        uint64_t base, ckernels_place *places) {
  uint64_t last = UINT64_MAX;
  for (size_t each = 0; each < count; each++) {
    uint32_t article = articles[each];
    for (uint64_t next = index / block->sample_step + 1;
         next <= block->samples && next * block->sample_step < block->count &&
         block->articles[next * block->sample_step] <= article;
         next++)
      index = next * block->sample_step;
    while (index < block->count && block->articles[index] < article) index++;
    if (index < block->count && block->articles[index] == article) {
      if (index >= known->end) NAME(reach)(block, known, index, index + 1);
      places[each] = place_at(block, index, known->places[index], base);
      last = index;
    } else {
      places[each] = (ckernels_place){0};
    }
  }
  return last;
}

TARGET static void NAME(locate)(const ckernels_positions *block, ckernels_scan *scan,
                                const uint32_t *articles, size_t count, uint64_t base,
                                ckernels_place *places) {
  NAME(known) known;
  known.end = scan->index;
  known.place = scan->place;
  uint64_t last = UINT64_MAX;
  if (block->samples > 0) __builtin_prefetch(block->bytes);
#ifdef SEARCHES
  if (count >= FEW && block->count == BLOCK) {
    // No branch depends on where an article is, so that many are looked for at a time.
    __m256i ends = _mm256_i32gather_epi32((const int *)block->articles,
                                          _mm256_setr_epi32(15, 31, 47, 63, 79, 95, 111, 127), 4);
    uint8_t indexes[BLOCK], is_there[BLOCK];
    while (count > 0) {
      size_t some = count < BLOCK ? count : BLOCK;
      for (size_t each = 0; each < some; each++) {
        __m512i article = _mm512_set1_epi32((int)articles[each]);
        uint64_t sixteen = 16 * (uint64_t)__builtin_popcount(_mm256_cmplt_epu32_mask(
                                    ends, _mm512_castsi512_si256(article)));
        sixteen &= BLOCK - 1;
        __m512i some_of_block = _mm512_loadu_si512(block->articles + sixteen);
        uint64_t index = sixteen + (uint64_t)__builtin_popcount(
                                       _mm512_cmplt_epu32_mask(some_of_block, article));
        index &= BLOCK - 1;
        indexes[each] = (uint8_t)index;
        is_there[each] = block->articles[index] == articles[each];
      }
      for (size_t each = 0; each < some; each++)
        if (is_there[each] && indexes[each] >= known.end) NAME(reach)(block, &known, indexes[each], (indexes[each] | 31u) + 1);
      for (size_t each = 0; each < some; each++) {
        uint64_t index = indexes[each];
        ckernels_place place = {0};
        if (is_there[each]) {
          place = place_at(block, index, known.places[index], base);
          last = index;
        }
        places[each] = place;
      }
      articles += some;
      places += some;
      count -= some;
    }
  } else
#endif
    last = NAME(locate_few)(block, &known, scan->index, articles, count, base, places);
  if (last != UINT64_MAX) {
    scan->index = last;
    scan->place = known.places[last];
  }
}

#undef JOINED
#undef JOIN
#undef NAME
