#include "CICU.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// Detection reads statistics of its input; more than this changes no answer and costs time.
enum { detection_limit = 1 << 20 };

// ICU reports warnings as negative codes and errors as positive ones; ours are negative.
static int32_t failure(UErrorCode code) { return -(int32_t)code; }

static void copy_text(char *target, size_t capacity, const char *source) {
  if (target == NULL || capacity == 0) return;
  size_t count = strlen(source);
  if (count >= capacity) count = capacity - 1;
  memcpy(target, source, count);
  target[count] = 0;
}

void cicu_version(char *text, size_t capacity) {
  UVersionInfo version;
  char name[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, name);
  copy_text(text, capacity, name);
}

const char *cicu_error_name(int64_t error) {
  if (error >= 0 || error < -0x1ffff) return "U_ZERO_ERROR";
  return u_errorName((UErrorCode)-error);
}

int32_t cicu_detect_charset(const uint8_t *bytes, size_t count, char *name, size_t name_capacity,
                            int32_t *confidence) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return failure(status);
  size_t considered = count < detection_limit ? count : detection_limit;
  ucsdet_setText(detector, (const char *)bytes, (int32_t)considered, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  // An empty text matches nothing, and that is no error of ICU's.
  if (U_SUCCESS(status) && match == NULL) status = U_INVALID_CHAR_FOUND;
  const char *found = U_SUCCESS(status) ? ucsdet_getName(match, &status) : "";
  int32_t certainty = U_SUCCESS(status) ? ucsdet_getConfidence(match, &status) : 0;
  if (U_SUCCESS(status)) {
    copy_text(name, name_capacity, found);
    if (confidence != NULL) *confidence = certainty;
  }
  ucsdet_close(detector);
  return U_FAILURE(status) ? failure(status) : 0;
}

// Writes one U+FFFD for an ill-formed sequence and counts its bytes.
static void U_CALLCONV count_substitution(const void *context, UConverterToUnicodeArgs *arguments,
                                          const char *units, int32_t length,
                                          UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  if (reason > UCNV_IRREGULAR) return;  // the converter is being reset, cloned or closed
  static const UChar replacement = 0xFFFD;
  *(size_t *)context += (size_t)length;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

// Length of the byte order mark that the converter named `charset` would pass on as a character.
static size_t mark_length(UConverter *converter, const uint8_t *bytes, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t looked = count < 8 ? (int32_t)count : 8;
  const char *signature =
      ucnv_detectUnicodeSignature((const char *)bytes, looked, &length, &status);
  const char *name = ucnv_getName(converter, &status);
  if (U_FAILURE(status) || signature == NULL || name == NULL) return 0;
  return ucnv_compareNames(signature, name) == 0 ? (size_t)length : 0;
}

static int64_t convert(UConverter *from, UConverter *to, const uint8_t *bytes, size_t count,
                       uint8_t *out, size_t capacity, UErrorCode *status) {
  char discarded[1024];
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char *source = (const char *)bytes, *source_limit = source + count;
  int64_t total = 0;
  UBool reset = 1;
  for (;;) {
    size_t room = (size_t)total < capacity ? capacity - (size_t)total : 0;
    char *start = room > 0 ? (char *)out + total : discarded;
    char *target = start;
    // ICU wants the limit within reach of a 32-bit length.
    if (room > (1u << 30)) room = 1u << 30;
    ucnv_convertEx(to, from, &target, start + (room > 0 ? room : sizeof discarded), &source,
                   source_limit, pivot, &pivot_source, &pivot_target, pivot + 1024, reset, 1,
                   status);
    reset = 0;
    total += target - start;
    if (*status != U_BUFFER_OVERFLOW_ERROR) return total;
    *status = U_ZERO_ERROR;
  }
}

int64_t cicu_to_utf8(const char *charset, const uint8_t *bytes, size_t count, uint8_t *out,
                     size_t capacity, size_t *substitutions) {
  UErrorCode status = U_ZERO_ERROR;
  size_t lost = 0;
  int64_t total = 0;
  UConverter *from = ucnv_open(charset, &status);
  UConverter *to = ucnv_open("UTF-8", &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(from, count_substitution, &lost, NULL, NULL, &status);
    size_t mark = mark_length(from, bytes, count);
    total = convert(from, to, bytes + mark, count - mark, out, capacity, &status);
  }
  ucnv_close(to);
  ucnv_close(from);
  if (substitutions != NULL) *substitutions = lost;
  return U_FAILURE(status) ? failure(status) : total;
}
