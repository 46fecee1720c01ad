/// Loops that want instructions beyond the x86-64 baseline; each looks once at what the processor has.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "CKernelsPositions.h"

/// How many bits are set in `count` words.
size_t ckernels_count_bits(const uint64_t *words, size_t count);

/// Unpacks a block of 128 integers of `width` bits (`BitPacking`); reads 16 * width bytes.
void ckernels_unpack(const uint8_t *bytes, uint32_t width, uint32_t *out);

/// Turns 128 gaps less one into ascending numbers: value i becomes base + the gaps up to it + i.
void ckernels_sum_gaps(uint32_t *values, uint32_t base);

/// The first index from `lower` on whose value is not below `target`; `upper` if there is none. Values
/// ascend.
size_t ckernels_search(const uint32_t *values, size_t lower, size_t upper, uint32_t target);

/// Writes `base` plus the places of the bits that are set among the first `count`, ascending; returns how
/// many, or SIZE_MAX if there is no room for all. Eight bytes behind the bits may be read.
size_t ckernels_set_members(const uint8_t *bits, size_t count, uint32_t base, uint32_t *values,
                            size_t room);

/// Sets the bits articles[lower ..< upper] - base of a window of 4,096.
void ckernels_insert(uint64_t *words, const uint32_t *articles, size_t lower, size_t upper,
                     uint32_t base);

/// The same; also puts values[...] to places[article - base].
void ckernels_insert_values(uint64_t *words, const uint32_t *articles, const uint32_t *values,
                            size_t lower, size_t upper, uint32_t base, uint32_t *places);

/// Writes the indexes from `lower` on, below `upper`, whose articles - base are set in the window; returns
/// how many. `hits` has room for upper - lower.
size_t ckernels_hits(const uint64_t *words, const uint32_t *articles, size_t lower, size_t upper,
                     uint32_t base, uint8_t *hits);

/// Sets bits of a set whose number of bits is a power of two, `mask` + 1: those of ascending articles, modulo that; only of
/// those that are in the set `among` of the same size, unless it is NULL.
void ckernels_set_insert(uint64_t *words, const uint64_t *among, uint32_t mask,
                         const uint32_t *articles, size_t count);

/// How many of the articles are in such a set.
size_t ckernels_set_count(const uint64_t *words, uint32_t mask, const uint32_t *articles,
                          size_t count);

/// The two on a processor without further instructions.
void ckernels_set_insert_baseline(uint64_t *words, const uint64_t *among, uint32_t mask,
                                  const uint32_t *articles, size_t count);
size_t ckernels_set_count_baseline(const uint64_t *words, uint32_t mask, const uint32_t *articles,
                                   size_t count);

/// Adds to such a set the members of one of `count` bits, of which the first is article `first`; only those that are in
/// `among`, unless it is NULL. Behind the bits eight bytes may be read.
void ckernels_set_unite(uint64_t *words, const uint64_t *among, uint32_t mask, const uint8_t *bits,
                        size_t count, uint32_t first);

/// How many members such a set has in common with another one.
size_t ckernels_set_count_bits(const uint64_t *words, uint32_t mask, const uint8_t *bits,
                               size_t count, uint32_t first);

/// Writes the places of the bits that are set in 64 words, ascending; returns how many.
size_t ckernels_offsets(const uint64_t *words, uint16_t *offsets);

/// The part of BM25's denominator that depends on the article, for articles with the given lengths:
/// base + step * length.
void ckernels_norms(const uint16_t *offsets, size_t count, const uint32_t *lengths,
                    size_t length_count, double base, double step, double *norms);

/// Keeps the articles whose score exceeds `needed`, in order, and sets their bits in `words`, of which the
/// others are cleared; returns how many there are.
size_t ckernels_drop(uint16_t *offsets, size_t count, double needed, double *norms, double *scores,
                     uint64_t *words);

/// Adds weight * f * (k1 + 1) / (f + norm) to the scores of the articles in `set` (64 words), where f is
/// frequencies[offset].
void ckernels_add_scores(const uint16_t *offsets, size_t count, const uint64_t *set,
                         const uint32_t *frequencies, double weight, double k1, const double *norms,
                         double *scores);

/// Looks up candidates[*next ..< end] as far as they do not exceed `last` among `count` values, at most 128; both
/// ascend. Writes the indexes of those that are there, and their places among the values; returns how many.
/// *next becomes what is left. Both have room for all.
size_t ckernels_find(const uint32_t *values, size_t count, const uint32_t *candidates, size_t *next,
                     size_t end, uint32_t last, uint16_t *indexes, uint8_t *places);

/// The same in a set of bits, the first of them `base`, the last one `last`. No candidate lies below `base`;
/// behind the set eight bytes may be read. A place is how many members are smaller.
size_t ckernels_find_bits(const uint8_t *bits, uint32_t base, const uint32_t *candidates,
                          size_t *next, size_t end, uint32_t last, uint16_t *indexes,
                          uint8_t *places);

/// Adds to the values of a block of 128 what did not fit into `width` bits: `count` patches from bit `place` on,
/// each seven bits of the value's index and `high_width` more.
void ckernels_patch(const uint8_t *bytes, size_t place, size_t count, uint32_t high_width,
                    uint32_t width, uint32_t *values);

/// Decodes a block of 128 ascending numbers (`FanoPacking`): 16 * width bytes of low bits, then `steps` bits, and eight
/// bytes that may be read. Writes the numbers or the distance of each from the one before, of the first from base - 1.
/// Returns whether there is such a block and the last step stands in the last byte.
int ckernels_fano(const uint8_t *bytes, uint32_t width, size_t steps, uint32_t base,
                  int are_distances, uint32_t *values);

/// Writes the steps of 128 numbers, of which `gaps` are the distances less one, to `bytes` bytes, which they fill, and
/// eight more; and their low bits, `width` of each.
void ckernels_fano_write(const uint32_t *gaps, uint32_t width, uint32_t *low, uint8_t *steps,
                         size_t bytes);

/// `ckernels_fano` on a processor without further instructions.
int ckernels_fano_baseline(const uint8_t *bytes, uint32_t width, size_t steps, uint32_t base,
                           int are_distances, uint32_t *values);

/// Adds 1 to each of 128 values.
void ckernels_increment(uint32_t *values);

/// Writes the places of those of at most 256 values that are at least `least`; returns how many. `places` has
/// room for one more than `count`.
size_t ckernels_at_least(const uint32_t *values, size_t count, uint32_t least, uint8_t *places);

/// Writes the indexes of the scores that exceed `needed`, at most 65,536; returns how many.
size_t ckernels_above(const double *scores, size_t count, double needed, uint16_t *indexes);

/// Drops those of `count` indexes whose articles are in a set of bits, of which the first is article `base`, and with each
/// its frequency, if these are given; returns how many are left. What lies outside the set is not in it.
size_t ckernels_discard(const uint32_t *articles, uint16_t *indexes, size_t count,
                        uint32_t *frequencies, const uint64_t *bits, size_t words, uint32_t base);

/// Moves the numbers at `indexes`, which ascend, to the front.
void ckernels_keep_numbers(uint32_t *numbers, const uint16_t *indexes, size_t count);

/// The same for scores.
void ckernels_keep_scores(double *scores, const uint16_t *indexes, size_t count);

/// Writes the values at `places`.
void ckernels_gather(const uint32_t *values, const uint8_t *places, size_t count, uint32_t *out);

/// As `ckernels_norms`, for articles[lower ..< upper] in a row; `lengths` are those from article `first` on.
void ckernels_norms_of(const uint32_t *articles, size_t lower, size_t upper, uint32_t first,
                       const uint32_t *lengths, size_t length_count, double base, double step,
                       double *norms);

/// Adds weight * f * (k1 + 1) / (f + norm) to the scores of articles in a row; f is frequencies[index] > 0.
void ckernels_add_term(const uint32_t *frequencies, size_t count, double weight, double k1,
                       const double *norms, double *scores);

/// The same to the scores at `indexes`, with frequencies side by side with these.
void ckernels_add_term_at(const uint16_t *indexes, const uint32_t *frequencies, size_t count,
                          double weight, double k1, const double *norms, double *scores);

/// Where a decoder stands in the occurrences of a term (grammar: `OccurrenceArena`).
typedef struct {
  /// Bytes consumed.
  size_t offset;
  /// The article at hand, whose positions come next or are under way, and whether there is one.
  uint32_t article;
  uint32_t has_article;
  /// The position before the next one, 0 before the first.
  uint32_t position;
  /// Articles written; those at hand and after it are not among them.
  size_t articles;
  /// Where the positions of the article at hand begin, and how many positions are written in all.
  size_t start;
  size_t positions;
} ckernels_occurrences;

enum { CKERNELS_DONE = 0, CKERNELS_NEEDS_BYTES = 1, CKERNELS_NEEDS_ROOM = 2 };

/// Decodes the articles below `bound` until `articles` has `article_limit` of them.
///
/// `bytes` are the next `count` of the term's occurrences, all that are left if `is_end`. Says so if they end
/// before the article at hand does, or if there is no room for more positions; a further call goes on.
int ckernels_take_occurrences(const uint8_t *bytes, size_t count, int is_end, uint32_t bound,
                              size_t article_limit, size_t position_limit, uint32_t *articles,
                              uint32_t *frequencies, uint32_t *positions,
                              ckernels_occurrences *state);

/// What a look-up of a term knows of it (`TermKey`); no whole key where `tag` is 0.
typedef struct {
  uint64_t first;
  uint64_t second;
  uint64_t hash;
  uint32_t tag;
} ckernels_key;

/// A slot of `TermTable`: the key of a term, and its number plus one; 0 is an empty slot. Aligned so that it
/// lies in one cache line.
typedef struct {
  uint64_t first;
  uint64_t second;
  uint32_t tag;
  uint32_t number;
  uint64_t unused;
} ckernels_slot;

/// Where something of each term stands, for its line of the cache to be fetched before it is needed: term
/// number n at regions[n >> bits] + (n mod 2^bits) * 64.
typedef struct {
  uint8_t *const *regions;
  uint32_t bits;
} ckernels_states;

/// Looks up `count` terms, text[ranges[2 * i] ..< ranges[2 * i + 1]] each, and puts their numbers to `numbers`.
///
/// `keys` has room for their keys. Those that are not in the slot where they would be first (slots[hash &
/// mask]), or have no whole key, are not found: their indexes go to `missed`. Returns how many they are.
size_t ckernels_find_terms(const uint8_t *text, size_t text_count, const uint32_t *ranges,
                           size_t count, const ckernels_slot *slots, size_t mask,
                           ckernels_states states, ckernels_key *keys, uint32_t *numbers,
                           uint32_t *missed);

/// What a block of a dictionary says of a term.
typedef struct {
  uint64_t articles;
  /// Occurrences beyond the first in each.
  uint64_t repeats;
  /// Where its list and its positions begin, and how long they are.
  uint64_t postings;
  uint64_t postings_bytes;
  uint64_t positions;
  uint64_t positions_bytes;
} ckernels_entry;

/// Looks up a term among the `entries` of a front-coded block (`TermsFormat` in `Postings`): 1 if it is there, 0 if not; -1
/// where the block is damaged, or has numbers that are written in an unusual way.
int ckernels_find_entry(const uint8_t *block, size_t count, size_t entries, const uint8_t *term,
                        size_t length, ckernels_entry *entry);

/// The first of `count` ascending terms that is greater than `term`; `count` if there is none, SIZE_MAX where their
/// places are damaged.
///
/// Term i ends at the i-th number of `ends`, 32 bits each, lowest byte first; the first begins at `base`, which is where
/// `terms` begins.
size_t ckernels_find_above(const uint8_t *ends, size_t count, uint32_t base, const uint8_t *terms,
                           size_t term_bytes, const uint8_t *term, size_t length);

/// Looks up what the list that begins at `key` lost, among the `entries` of a block of corrections (`RemovedFormat` in
/// `Segments`), of which the first has the key `first`: 1 if it lost something, 0 if not, -1 where the block is damaged.
int ckernels_find_correction(const uint8_t *block, size_t count, size_t entries, uint64_t first,
                             uint64_t key, uint64_t *articles, uint64_t *repeats);

/// The end of a string of bits, lowest first, that is being written: where the next byte goes, and fewer than
/// eight bits that do not fill it.
typedef struct {
  uint8_t *target;
  uint64_t pending;
  uint64_t count;
} ckernels_bits;

/// Appends the positions of `count` articles in their codes (`PositionCode`), `positions` end to end,
/// frequencies[i] of each; returns how many bits they took.
///
/// `extents` has a code for each of the segment's `extent_count` articles; `shapes` is as in `ckernels_positions`. Behind `bits`
/// is room for four bytes for each position, and 16 more.
size_t ckernels_encode_positions(const uint32_t *articles, const uint32_t *frequencies,
                                 size_t count, const uint32_t *positions, const uint8_t *extents,
                                 size_t extent_count, const uint32_t *shapes,
                                 ckernels_bits *bits);

/// The same with nothing but what all processors of the architecture have, for tests.
size_t ckernels_encode_positions_baseline(const uint32_t *articles, const uint32_t *frequencies,
                                          size_t count, const uint32_t *positions,
                                          const uint8_t *extents, size_t extent_count,
                                          const uint32_t *shapes, ckernels_bits *bits);

/// Counts how many of 128 values take 0, 1 ... 32 bits.
void ckernels_count_widths(const uint32_t *values, uint8_t *counts);

/// Writes the indexes of those of 128 values that take more than `width` bits, ascending; returns how many.
/// `indexes` has room for 129.
size_t ckernels_find_wide(const uint32_t *values, uint32_t width, uint8_t *indexes);

/// For each of 16 steps of frequencies the smallest length of those of 128 articles that have it, 255 if none
/// has; returns the highest step there is. steps[frequency] is its step, the last one of `step_count` stands
/// for all that follow; lengths[article] is a length.
uint32_t ckernels_least_lengths(const uint32_t *articles, const uint32_t *frequencies,
                                const uint8_t *lengths, const uint8_t *steps, uint32_t step_count,
                                uint8_t *least);
