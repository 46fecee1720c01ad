/// The part of ICU that newsidx uses, behind functions with plain C types.
///
/// No ICU header is included here: ICU renames its functions by version with macros that Swift cannot
/// import, and its type definitions collide with Foundation's. Functions that can fail return a negative
/// number, which `cicu_error_name` puts into words.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the version of the ICU library that is linked at run time, such as "72.1".
void cicu_version(char *text, size_t capacity);

/// ICU's name of an error that a function here returned, such as "U_FILE_ACCESS_ERROR". Never null.
const char *cicu_error_name(int64_t error);

/// Guesses the character set of `bytes` (only the first 1 MiB is looked at) and writes ICU's name of it.
///
/// Returns 0, or a negative error. `confidence` (0 to 100) may be null.
int32_t cicu_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t name_capacity,
                            int32_t *confidence);

/// Converts `bytes` from the character set `charset` to UTF-8; a byte order mark at the start is left out.
///
/// Returns the number of bytes that the result has, or a negative error. If that is more than `capacity`,
/// `out` holds only its beginning: call again with more room. `out` may be null if `capacity` is 0.
/// `substitutions` (may be null) receives the number of source bytes that could not be converted; each
/// ill-formed sequence of them became one U+FFFD.
int64_t cicu_to_utf8(const char *charset, const uint8_t *bytes, size_t count, uint8_t *out,
                     size_t capacity, size_t *substitutions);

/// Finds words or sentences in UTF-8 text. Not safe for use by two threads at once.
typedef struct cicu_breaks cicu_breaks;

enum {
  /// ICU's words for the root locale, apart from segments without a letter, digit, kana or ideograph.
  cicu_words = 0,
  /// ICU's sentences for the root locale, end to end.
  cicu_sentences = 1
};

/// Opens an iterator over `cicu_words` or `cicu_sentences`; returns 0 or a negative error.
int32_t cicu_breaks_open(int32_t kind, cicu_breaks **breaks);

/// Closes an iterator; null is allowed.
void cicu_breaks_close(cicu_breaks *breaks);

/// Takes a text, of which a copy is kept (six bytes per UTF-16 unit); returns 0 or a negative error.
///
/// Each maximal ill-formed subsequence counts as one U+FFFD. With `one_apostrophe`, the characters for
/// which `cicu_is_apostrophe` holds count as U+0027.
int32_t cicu_breaks_set_text(cicu_breaks *breaks, const uint8_t *bytes, size_t count,
                             int32_t one_apostrophe);

/// Writes the next segments as pairs (first byte, one past the last byte), at most `capacity` pairs.
///
/// Returns the number of pairs, 0 after the last one, or a negative error.
int32_t cicu_breaks_read(cicu_breaks *breaks, uint32_t *pairs, int32_t capacity);

/// Whether news treats the character as an apostrophe: U+0027, U+02BC, U+2018, U+2019, U+2032, U+FF07.
int32_t cicu_is_apostrophe(int32_t character);

/// What the rules of word segmentation see in a character.
enum {
  /// Joins nothing: a word ends before it, and what follows starts anew.
  cicu_class_other = 0,
  cicu_class_letter = 1,
  cicu_class_numeric = 2,
  cicu_class_extend_num_let = 3,
  cicu_class_mid_letter = 4,
  cicu_class_mid_num = 5,
  /// MidNumLet and Single_Quote, which differ only beside Hebrew letters.
  cicu_class_mid_num_let = 6,
  /// Anything with rules of its own: marks, format characters, Hebrew, kana, ideographs, emoji and more.
  cicu_class_special = 7
};

/// Writes the class of each of `count` characters from `first` on.
void cicu_word_classes(int32_t first, int32_t count, uint8_t *classes);

/// Folds words. Not safe for use by two threads at once.
typedef struct cicu_folder cicu_folder;

/// Opens a folder; returns 0 or a negative error.
int32_t cicu_folder_open(cicu_folder **folder);

/// Closes a folder; null is allowed.
void cicu_folder_close(cicu_folder *folder);

/// Folds UTF-8 text: apostrophes made one, NFKC_Casefold and, without `keep_marks`, diacritics removed.
///
/// Removed are the combining diacritical marks, Hebrew points, Arabic vowel signs and tatweel; not
/// removed are the signs without which a syllable is another one (Indic, Thai, kana, hamza). The result
/// is in form NFC. Writes as many whole characters as fit `capacity` and returns the number of bytes
/// written, or a negative error.
int64_t cicu_fold(cicu_folder *folder, const uint8_t *bytes, size_t count, int32_t keep_marks,
                  uint8_t *out, size_t capacity);

/// Lower-cases UTF-8 text character by character (simple mappings); writes and returns as `cicu_fold`.
int64_t cicu_lower(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

/// Whether the first character of `bytes` is a letter.
int32_t cicu_starts_with_letter(const uint8_t *bytes, size_t count);

/// Whether any character of `bytes` is a lower-case letter (general category Ll).
int32_t cicu_has_lower(const uint8_t *bytes, size_t count);

/// Writes the name of a region (ISO 3166-1 alpha-2) in a language ("en", "fr") as UTF-8.
///
/// Returns the number of bytes, or a negative error, such as for a name that does not fit. A region without a
/// name in that language has its code for one.
int64_t cicu_region_name(const char *region, const char *language, uint8_t *out, size_t capacity);

/// A regular expression that searches UTF-8 text within bounds of time and memory. Not safe for two threads at once.
typedef struct cicu_pattern cicu_pattern;

/// Compiles an expression; returns 0 or a negative error, and then where in it, in UTF-16 units.
int32_t cicu_pattern_open(const uint8_t *bytes, size_t count, cicu_pattern **pattern,
                          int32_t *error_offset);

/// Closes a pattern; null is allowed.
void cicu_pattern_close(cicu_pattern *pattern);

/// How many groups it has, the whole match apart.
int32_t cicu_pattern_groups(cicu_pattern *pattern);

/// The number of the group of a name, 0 if there is none.
int32_t cicu_pattern_group(cicu_pattern *pattern, const char *name);

/// Finds the first match and writes its first byte and the one past its last, then those of each group (0 and 0 for one
/// that takes no part). Returns 1, 0 where there is no match, or a negative error, as for a search that takes too long.
int32_t cicu_pattern_find(cicu_pattern *pattern, const uint8_t *bytes, size_t count,
                          uint32_t *bounds);

#ifdef __cplusplus
}
#endif
