#include "CICU.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

typedef struct {
  UChar *units;
  int32_t capacity;
  int32_t count;
} unit_buffer;

struct cicu_folder {
  const UNormalizer2 *casefold, *decompose, *compose;
  unit_buffer first, second;
};

int32_t cicu_folder_open(cicu_folder **folder) {
  UErrorCode status = U_ZERO_ERROR;
  *folder = NULL;
  cicu_folder *made = calloc(1, sizeof *made);
  if (made == NULL) return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  made->casefold = unorm2_getNFKCCasefoldInstance(&status);
  made->decompose = unorm2_getNFDInstance(&status);
  made->compose = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) {
    free(made);
    return -(int32_t)status;
  }
  *folder = made;
  return 0;
}

void cicu_folder_close(cicu_folder *folder) {
  if (folder == NULL) return;
  free(folder->first.units);
  free(folder->second.units);
  free(folder);
}

static void reserve(unit_buffer *buffer, int32_t count, UErrorCode *status) {
  if (buffer->capacity >= count || U_FAILURE(*status)) return;
  UChar *units = realloc(buffer->units, (size_t)count * sizeof *units);
  if (units == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  buffer->units = units;
  buffer->capacity = count;
}

static void normalize(const UNormalizer2 *normalizer, const unit_buffer *source,
                      unit_buffer *target, UErrorCode *status) {
  reserve(target, source->count + 32, status);
  for (int attempt = 0; attempt < 2 && U_SUCCESS(*status); attempt++) {
    target->count = unorm2_normalize(normalizer, source->units, source->count, target->units,
                                     target->capacity, status);
    if (*status != U_BUFFER_OVERFLOW_ERROR) break;
    *status = U_ZERO_ERROR;
    reserve(target, target->count, status);
  }
}

static void decode(const uint8_t *bytes, int32_t count, unit_buffer *target, UErrorCode *status) {
  reserve(target, count, status);
  if (U_FAILURE(*status)) return;
  int32_t index = 0;
  target->count = 0;
  while (index < count) {
    UChar32 character;
    U8_NEXT(bytes, index, count, character);
    if (character < 0) character = 0xFFFD;
    if (cicu_is_apostrophe(character)) character = 0x27;
    U16_APPEND_UNSAFE(target->units, target->count, character);
  }
}

// Writes one character if it fits.
static int put(UChar32 character, uint8_t *out, size_t capacity, size_t *used) {
  uint8_t encoded[U8_MAX_LENGTH];
  size_t length = 0;
  U8_APPEND_UNSAFE(encoded, length, character);
  if (*used + length > capacity) return 0;
  for (size_t index = 0; index < length; index++) out[(*used)++] = encoded[index];
  return 1;
}

static int64_t encode(const unit_buffer *source, uint8_t *out, size_t capacity) {
  size_t used = 0;
  int32_t index = 0;
  while (index < source->count) {
    UChar32 character;
    U16_NEXT(source->units, index, source->count, character);
    // The case folding of U+0149 brings an apostrophe with it.
    if (cicu_is_apostrophe(character)) character = 0x27;
    if (!put(character, out, capacity, &used)) break;
  }
  return (int64_t)used;
}

static int is_diacritic(UChar unit) {
  if (unit < 0x300) return 0;
  if (unit <= 0x36F) return 1;
  // Hebrew points, not the punctuation among them.
  if (unit >= 0x591 && unit <= 0x5C7)
    return unit != 0x5BE && unit != 0x5C0 && unit != 0x5C3 && unit != 0x5C6;
  // Arabic vowel signs and Koranic marks; U+0653 to U+0655 make another letter.
  if (unit >= 0x610 && unit <= 0x61A) return 1;
  if (unit >= 0x64B && unit <= 0x65F) return unit < 0x653 || unit > 0x655;
  if (unit == 0x640 || unit == 0x670) return 1;
  if (unit >= 0x6D6 && unit <= 0x6ED)
    return unit != 0x6DD && unit != 0x6DE && unit != 0x6E5 && unit != 0x6E6 && unit != 0x6E9;
  return (unit >= 0x1AB0 && unit <= 0x1AFF) || (unit >= 0x1DC0 && unit <= 0x1DFF) ||
         (unit >= 0x20D0 && unit <= 0x20FF) || (unit >= 0xFE20 && unit <= 0xFE2F);
}

// Whether removing diacritics could change case-folded text. It saves most words of most scripts two
// passes; Hangul syllables come apart and together again without loss.
static int may_have_diacritics(const unit_buffer *buffer) {
  int32_t index = 0;
  while (index < buffer->count) {
    UChar32 character;
    U16_NEXT(buffer->units, index, buffer->count, character);
    if (character < 0xC0 || (character >= 0xAC00 && character <= 0xD7A3)) continue;
    if (character <= 0xFFFF && is_diacritic((UChar)character)) return 1;
    if (u_getIntPropertyValue(character, UCHAR_NFD_QUICK_CHECK) != UNORM_YES) return 1;
  }
  return 0;
}

static void remove_diacritics(unit_buffer *buffer) {
  int32_t kept = 0;
  for (int32_t index = 0; index < buffer->count; index++)
    if (!is_diacritic(buffer->units[index])) buffer->units[kept++] = buffer->units[index];
  buffer->count = kept;
}

// ASCII folds to its lower-case letters, and most words are ASCII.
static int is_ascii(const uint8_t *bytes, size_t count) {
  uint8_t all = 0;
  for (size_t index = 0; index < count; index++) all |= bytes[index];
  return all < 0x80;
}

static int64_t lower_ascii(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
  size_t used = count < capacity ? count : capacity;
  for (size_t index = 0; index < used; index++)
    out[index] = bytes[index] - 'A' < 26u ? bytes[index] | 0x20 : bytes[index];
  return (int64_t)used;
}

int64_t cicu_fold(cicu_folder *folder, const uint8_t *bytes, size_t count, int32_t keep_marks,
                  uint8_t *out, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  if (count > INT32_MAX / 2) return -(int64_t)U_INDEX_OUTOFBOUNDS_ERROR;
  if (is_ascii(bytes, count)) return lower_ascii(bytes, count, out, capacity);
  decode(bytes, (int32_t)count, &folder->first, &status);
  normalize(folder->casefold, &folder->first, &folder->second, &status);
  if (U_SUCCESS(status) && !keep_marks && may_have_diacritics(&folder->second)) {
    normalize(folder->decompose, &folder->second, &folder->first, &status);
    if (U_SUCCESS(status)) remove_diacritics(&folder->first);
    normalize(folder->compose, &folder->first, &folder->second, &status);
  }
  if (U_FAILURE(status)) return -(int64_t)status;
  return encode(&folder->second, out, capacity);
}

int64_t cicu_lower(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
  if (count > INT32_MAX / 2) return -(int64_t)U_INDEX_OUTOFBOUNDS_ERROR;
  size_t used = 0;
  int32_t index = 0, length = (int32_t)count;
  while (index < length) {
    UChar32 character;
    U8_NEXT(bytes, index, length, character);
    if (!put(character < 0 ? 0xFFFD : u_tolower(character), out, capacity, &used)) break;
  }
  return (int64_t)used;
}

int32_t cicu_starts_with_letter(const uint8_t *bytes, size_t count) {
  UChar32 character = -1;
  int32_t index = 0, length = count < 4 ? (int32_t)count : 4;
  if (length > 0) U8_NEXT(bytes, index, length, character);
  return character >= 0 && u_isalpha(character);
}

int32_t cicu_has_lower(const uint8_t *bytes, size_t count) {
  size_t index = 0;
  while (index < count) {
    UChar32 character;
    U8_NEXT(bytes, index, count, character);
    if (character >= 0 && u_islower(character)) return 1;
  }
  return 0;
}
