/// Runs of word characters in UTF-8 text, 64 bytes at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Most bytes that are scanned at once.
enum { cwords_window = 8192 };

/// The room that each array of `cwords_scan` needs, in elements, and the output of lower-cased bytes.
enum { cwords_room = cwords_window + 64 };

/// Set in a mark of a run that is only suspicious because it consists of ASCII capitals.
enum { cwords_capitals = 1 << 30 };

/// What a byte of a text is, as bits.
enum {
  cwords_letter = 1,  // ASCII letter or digit
  cwords_joiner = 2,  // ASCII, part of a word, but not a letter or digit
  cwords_middle = 4,  // ASCII, part of a word between two word characters
  cwords_wide = 8,    // no ASCII
};

/// What was found.
typedef struct {
  size_t runs;
  size_t marks;
} cwords_found;

/// Finds the runs of word characters of `text`, which has at most `cwords_window` bytes.
///
/// Run i begins at `edges[2 * i]` and ends before `edges[2 * i + 1]`. A run in which `marks` (ascending) has
/// a byte, or right behind which it has one, is not simple: it holds something other than ASCII letters and
/// digits; or, if `is_news`, it begins with a lone s or consists of capitals; or it reaches the end of a text that goes
/// on (`has_more`). `lowered` receives the text with ASCII capitals in lower case.
///
/// A middle character counts as part of a run if word characters stand on both sides of it.
cwords_found cwords_scan(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks);

/// The same with nothing but what all processors of the architecture have, for tests.
cwords_found cwords_scan_baseline(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks);

/// The same, byte by byte: the specification, for tests and other processors.
cwords_found cwords_scan_scalar(
  const uint8_t *text, size_t count, int is_news, int has_more, uint8_t *lowered, uint32_t *edges,
  uint32_t *marks);

/// Copies the runs from number `first` on, plus `base`, to `forms`, up to `end`, a run that is longer than `longest`, or one
/// that does not end before `limit`; returns the number of the run that it stopped at.
///
/// Runs are pairs of edges, as in `cwords_scan`, and ascend.
size_t cwords_copy_runs(
  const uint32_t *edges, size_t first, size_t end, uint32_t limit, uint32_t longest, uint32_t base,
  uint32_t *forms);

/// Where a token stands in a text: its first byte, one past its last, and its position.
typedef struct {
  uint32_t start, end, position;
} cwords_token;

/// What somebody knows of what stands between two tokens.
typedef struct {
  uint64_t key;
  uint16_t gap;
} cwords_gap;

enum {
  cwords_longest_gap = 7,
  cwords_gap_slot_bits = 8,
  cwords_gap_slots = 1 << cwords_gap_slot_bits,
};

/// The key of a gap of 1 to `cwords_longest_gap` bytes; no other has it, and none has 0.
uint64_t cwords_gap_key(const uint8_t *gap, uint32_t count);

/// The only slot where a key may stand, of `cwords_gap_slots`.
uint32_t cwords_gap_slot(uint64_t key);

/// How the letters of a token are written.
enum {
  cwords_other = 0,
  cwords_number = 1,
  cwords_lower = 2,
  cwords_capitalized = 3,   // a capital, and a small letter somewhere behind it
  cwords_initial = 4,       // a capital alone
  cwords_all_capitals = 5,  // a capital, and no small letter behind it
};

/// What of a token the caller has to look at.
enum { cwords_gap_unsettled = 1, cwords_shape_unsettled = 2 };

/// A token that is notable: its index, what `gaps` knows of what stands before it, and its shape.
typedef struct {
  uint32_t index;
  uint16_t gap;
  uint8_t shape;
  uint8_t unsettled;
} cwords_look;

/// Writes the tokens that are not small words behind one space and returns how many there are.
///
/// Those are the first token, tokens that begin with anything but an ASCII small letter, and those before which
/// something other than one space stands. `looks` has room for `count`. Tokens that lie outside of the text are notable,
/// and nothing of them is settled.
///
/// A gap is unsettled if `gaps`, which has `cwords_gap_slots`, does not know it, if it is long or empty, if it has one
/// of the bits `lines`, and before the first token. A shape is if the token begins with no ASCII, is long and has no small
/// letter at first, or has none at all but a full stop. Those of the last eight bytes are neither.
size_t cwords_notable(
  const uint8_t *text, size_t text_count, const cwords_token *tokens, size_t count,
  const cwords_gap *gaps, uint16_t lines, cwords_look *looks);

/// The bits that both take a byte for.
uint8_t cwords_class(uint8_t byte);

#ifdef __cplusplus
}
#endif
