#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

struct cicu_breaks {
  UBreakIterator *iterator;
  UChar *units;
  // The byte at which the character of each unit begins, and one entry for the end of the text.
  uint32_t *offsets;
  size_t capacity;
  int32_t count;
  int32_t position;
  int32_t kind;
};

int32_t cicu_is_apostrophe(int32_t character) {
  switch (character) {
    case 0x27: case 0x2BC: case 0x2018: case 0x2019: case 0x2032: case 0xFF07: return 1;
    default: return 0;
  }
}

int32_t cicu_breaks_open(int32_t kind, cicu_breaks **breaks) {
  UErrorCode status = U_ZERO_ERROR;
  *breaks = NULL;
  cicu_breaks *made = calloc(1, sizeof *made);
  if (made == NULL) return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  made->kind = kind;
  made->iterator = ubrk_open(kind == cicu_words ? UBRK_WORD : UBRK_SENTENCE, "", NULL, 0, &status);
  if (U_FAILURE(status)) {
    cicu_breaks_close(made);
    return -(int32_t)status;
  }
  *breaks = made;
  return 0;
}

void cicu_breaks_close(cicu_breaks *breaks) {
  if (breaks == NULL) return;
  ubrk_close(breaks->iterator);
  free(breaks->units);
  free(breaks->offsets);
  free(breaks);
}

// UTF-8 never has fewer bytes than UTF-16 has units, so room for `count` units is enough.
static int reserve(cicu_breaks *breaks, size_t count) {
  if (breaks->capacity > count) return 1;
  size_t capacity = count + count / 2 + 64;
  UChar *units = realloc(breaks->units, capacity * sizeof *units);
  if (units == NULL) return 0;
  breaks->units = units;
  uint32_t *offsets = realloc(breaks->offsets, capacity * sizeof *offsets);
  if (offsets == NULL) return 0;
  breaks->offsets = offsets;
  breaks->capacity = capacity;
  return 1;
}

static void decode(cicu_breaks *breaks, const uint8_t *bytes, int32_t count, int one_apostrophe) {
  UChar *units = breaks->units;
  uint32_t *offsets = breaks->offsets;
  int32_t index = 0, used = 0;
  while (index < count) {
    int32_t start = index;
    UChar32 character;
    U8_NEXT(bytes, index, count, character);
    if (character < 0) character = 0xFFFD;
    if (one_apostrophe && cicu_is_apostrophe(character)) character = 0x27;
    offsets[used] = (uint32_t)start;
    if (character <= 0xFFFF) {
      units[used++] = (UChar)character;
    } else {
      units[used++] = U16_LEAD(character);
      offsets[used] = (uint32_t)start;
      units[used++] = U16_TRAIL(character);
    }
  }
  offsets[used] = (uint32_t)count;
  breaks->count = used;
}

int32_t cicu_breaks_set_text(cicu_breaks *breaks, const uint8_t *bytes, size_t count,
                             int32_t one_apostrophe) {
  UErrorCode status = U_ZERO_ERROR;
  if (count > INT32_MAX / 2) return -(int32_t)U_INDEX_OUTOFBOUNDS_ERROR;
  if (!reserve(breaks, count)) return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  decode(breaks, bytes, (int32_t)count, one_apostrophe);
  ubrk_setText(breaks->iterator, breaks->units, breaks->count, &status);
  breaks->position = 0;
  return U_FAILURE(status) ? -(int32_t)status : 0;
}

// ICU calls "__" and "@" words; a segment needs something that is neither and no mark or punctuation.
static int holds_word(const UChar *units, int32_t start, int32_t end) {
  while (start < end) {
    UChar32 character;
    U16_NEXT(units, start, end, character);
    if (character == '@') continue;
    switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
      case U_WB_EXTENDNUMLET: case U_WB_EXTEND: case U_WB_FORMAT: case U_WB_ZWJ:
      case U_WB_MIDLETTER: case U_WB_MIDNUM: case U_WB_MIDNUMLET:
      case U_WB_SINGLE_QUOTE: case U_WB_DOUBLE_QUOTE: continue;
      default: return 1;
    }
  }
  return 0;
}

static int is_wanted(cicu_breaks *breaks, int32_t start, int32_t end) {
  if (breaks->kind == cicu_sentences) return 1;
  return ubrk_getRuleStatus(breaks->iterator) >= UBRK_WORD_NONE_LIMIT &&
         holds_word(breaks->units, start, end);
}

int32_t cicu_breaks_read(cicu_breaks *breaks, uint32_t *pairs, int32_t capacity) {
  int32_t written = 0;
  while (written < capacity) {
    int32_t end = ubrk_next(breaks->iterator);
    if (end == UBRK_DONE) break;
    int32_t start = breaks->position;
    breaks->position = end;
    if (!is_wanted(breaks, start, end)) continue;
    pairs[2 * written] = breaks->offsets[start];
    pairs[2 * written + 1] = breaks->offsets[end];
    written += 1;
  }
  return written;
}

static int is_special(UChar32 character) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(character, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) ||
         u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_getIntPropertyValue(character, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
         (character >= 0xAC00 && character <= 0xD7A3);
}

static uint8_t word_class(UChar32 character) {
  if (is_special(character)) return cicu_class_special;
  if (character == '@') return cicu_class_letter;
  if (character == ':' || character == 0xFE55 || character == 0xFF1A) return cicu_class_other;
  switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER: case U_WB_CR: case U_WB_LF: case U_WB_NEWLINE: case U_WB_WSEGSPACE:
      return cicu_class_other;
    case U_WB_ALETTER: return cicu_class_letter;
    case U_WB_NUMERIC: return cicu_class_numeric;
    case U_WB_EXTENDNUMLET: return cicu_class_extend_num_let;
    case U_WB_MIDLETTER: return cicu_class_mid_letter;
    case U_WB_MIDNUM: return cicu_class_mid_num;
    case U_WB_MIDNUMLET: case U_WB_SINGLE_QUOTE: return cicu_class_mid_num_let;
    default: return cicu_class_special;
  }
}

void cicu_word_classes(int32_t first, int32_t count, uint8_t *classes) {
  for (int32_t index = 0; index < count; index++) classes[index] = word_class(first + index);
}
