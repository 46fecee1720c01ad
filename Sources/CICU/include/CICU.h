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

#ifdef __cplusplus
}
#endif
