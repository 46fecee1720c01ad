/// Loops over the positions of lists.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A block of a list with its positions.
typedef struct {
  /// Ascending, with how often the term occurs in each (at least once).
  const uint32_t *articles;
  const uint32_t *frequencies;
  size_t count;
  /// A code for the extent of each article, from article `first` on; holds all of `articles`.
  const uint8_t *sizes;
  uint32_t first;
  /// The bytes of the positions, and eight more that may be read.
  const uint8_t *bytes;
  size_t byte_count;
  /// How many samples of 32 bits they begin with: the bits before each `sample_step`-th article.
  size_t samples;
  size_t sample_step;
  /// For code * 64 + frequency: bits, from bit 16 on the width, from bit 22 on the upper part.
  const uint32_t *shapes;
} ckernels_positions;

/// The article at hand, and the bit where its positions begin.
typedef struct {
  uint64_t index;
  uint64_t place;
} ckernels_scan;

/// Where the positions of an article are written, and how.
typedef struct {
  /// The bit in bits 0-47, the width in bits 48-53; from bit 56 on a number that is 0 where there is no
  /// article.
  uint64_t bit;
  /// How many positions there are; 0 where there is no article.
  uint32_t frequency;
  /// Bits of the upper part.
  uint32_t upper;
} ckernels_place;

#define CKERNELS_DAMAGED SIZE_MAX

/// More positions in an article are damage.
#define CKERNELS_MOST_POSITIONS (1u << 26)

/// Finds where the positions of `count` articles, which ascend, are written, if the block holds them.
///
/// Articles ascend from call to call. Bits count from `base` bits before the block's.
void ckernels_locate(const ckernels_positions *block, ckernels_scan *scan, const uint32_t *articles,
                     size_t count, uint64_t base, ckernels_place *places);

/// Writes the articles of starts (article * 2^32 + position), which ascend, each once, and for each start
/// which of them is its own; returns how many they are.
size_t ckernels_group_starts(const uint64_t *starts, size_t count, uint32_t *articles,
                             uint32_t *owners);

/// Moves those starts to the front that have `shift` more than the position among the positions of their
/// article, places[owners[index]]; returns how many they are.
size_t ckernels_filter_starts(const uint8_t *bytes, const ckernels_place *places,
                              const uint32_t *owners, uint64_t *starts, size_t count,
                              uint32_t shift);

/// Writes article * 2^32 + position - shift for the positions of articles[*next ..< end], at places[*next
/// ..< end]; `*next` becomes what is left, as it stops before an article for which there is no room.
///
/// Leaves out what is not below 2^31, where no position is. Returns how many were written, or
/// CKERNELS_DAMAGED.
size_t ckernels_append_starts(const uint8_t *bytes, const ckernels_place *places,
                              const uint32_t *articles, size_t *next, size_t end, uint32_t shift,
                              uint64_t *starts, size_t room);

/// Tokens of articles in a row, a byte for each.
typedef struct {
  /// Of token t of article first + a at marks[starts[a] + t].
  uint8_t *marks;
  /// Where each of `count` articles begins, and where the last one ends.
  const size_t *starts;
  size_t count;
  uint32_t first;
} ckernels_line;

/// Puts `mark` to the line wherever the term stands in those of its articles that the block, of at most 128, holds from
/// the scan's on, which none of the line's articles is before; false if positions are damaged.
///
/// Positions that are not below the number of an article's tokens are passed by.
bool ckernels_mark(const ckernels_positions *block, ckernels_scan *scan, const ckernels_line *line,
                   uint8_t mark);

/// The same with nothing but what all processors of the architecture have, for tests.
bool ckernels_mark_baseline(const ckernels_positions *block, ckernels_scan *scan,
                            const ckernels_line *line, uint8_t mark);
void ckernels_locate_baseline(const ckernels_positions *block, ckernels_scan *scan,
                              const uint32_t *articles, size_t count, uint64_t base,
                              ckernels_place *places);
size_t ckernels_filter_starts_baseline(const uint8_t *bytes, const ckernels_place *places,
                                       const uint32_t *owners, uint64_t *starts, size_t count,
                                       uint32_t shift);
size_t ckernels_append_starts_baseline(const uint8_t *bytes, const ckernels_place *places,
                                       const uint32_t *articles, size_t *next, size_t end,
                                       uint32_t shift, uint64_t *starts, size_t room);
