#include "CICU.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

int64_t cicu_region_name(const char *region, const char *language, uint8_t *out, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  char locale[8] = "und_";
  UChar units[256];
  if (strlen(region) > 3) return -(int64_t)U_ILLEGAL_ARGUMENT_ERROR;
  strcat(locale, region);
  int32_t count = uloc_getDisplayCountry(locale, language, units, 256, &status);
  int32_t written = 0;
  u_strToUTF8((char *)out, (int32_t)capacity, &written, units, count, &status);
  return U_FAILURE(status) ? -(int64_t)status : written;
}
