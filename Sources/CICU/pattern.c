#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

// ICU counts some thousand steps of its engine as one; a search of 2 kB takes less than one.
enum { most_steps = 20, most_stack = 1 << 20 };

struct cicu_pattern {
  URegularExpression *expression;
  UText *text;
  // ICU may look at the source of an expression as long as it lives.
  char *source;
};

void cicu_pattern_close(cicu_pattern *pattern) {
  if (pattern == NULL) return;
  uregex_close(pattern->expression);
  utext_close(pattern->text);
  free(pattern->source);
  free(pattern);
}

int32_t cicu_pattern_open(const uint8_t *bytes, size_t count, cicu_pattern **pattern,
                          int32_t *error_offset) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where = {0};
  *pattern = NULL;
  *error_offset = 0;
  cicu_pattern *made = calloc(1, sizeof *made);
  if (made == NULL) return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  made->source = malloc(count + 1);
  if (made->source == NULL) {
    cicu_pattern_close(made);
    return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  }
  if (count > 0) memcpy(made->source, bytes, count);
  UText *source = utext_openUTF8(NULL, made->source, (int64_t)count, &status);
  if (U_SUCCESS(status)) made->expression = uregex_openUText(source, 0, &where, &status);
  utext_close(source);
  if (U_SUCCESS(status)) uregex_setTimeLimit(made->expression, most_steps, &status);
  if (U_SUCCESS(status)) uregex_setStackLimit(made->expression, most_stack, &status);
  if (U_FAILURE(status)) {
    *error_offset = where.offset > 0 ? where.offset : 0;
    cicu_pattern_close(made);
    return -(int32_t)status;
  }
  *pattern = made;
  return 0;
}

int32_t cicu_pattern_groups(cicu_pattern *pattern) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = uregex_groupCount(pattern->expression, &status);
  return U_FAILURE(status) ? 0 : count;
}

int32_t cicu_pattern_group(cicu_pattern *pattern, const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t number = uregex_groupNumberFromCName(pattern->expression, name, -1, &status);
  return U_FAILURE(status) ? 0 : number;
}

int32_t cicu_pattern_find(cicu_pattern *pattern, const uint8_t *bytes, size_t count,
                          uint32_t *bounds) {
  UErrorCode status = U_ZERO_ERROR;
  const char *text = count > 0 ? (const char *)bytes : "";
  pattern->text = utext_openUTF8(pattern->text, text, (int64_t)count, &status);
  if (U_FAILURE(status)) return -(int32_t)status;
  uregex_setUText(pattern->expression, pattern->text, &status);
  UBool found = uregex_find64(pattern->expression, -1, &status);
  if (U_FAILURE(status)) return -(int32_t)status;
  if (!found) return 0;
  int32_t groups = cicu_pattern_groups(pattern);
  for (int32_t group = 0; group <= groups; group++) {
    int64_t start = uregex_start64(pattern->expression, group, &status);
    int64_t end = uregex_end64(pattern->expression, group, &status);
    if (U_FAILURE(status)) return -(int32_t)status;
    // A group that takes no part has no place.
    bounds[2 * group] = start < 0 ? 0 : (uint32_t)start;
    bounds[2 * group + 1] = start < 0 ? 0 : (uint32_t)end;
  }
  return 1;
}
