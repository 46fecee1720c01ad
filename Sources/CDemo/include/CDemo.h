#pragma once

#include <stddef.h>
#include <stdint.h>

// The demo corpus that is embedded in the program. Everything returned lives as long as the process
// and may be read from any thread.

#ifdef __cplusplus
extern "C" {
#endif

/// Number of files.
size_t cdemo_count(void);

/// Path of file `index` inside the corpus folder, parts separated by `/`, sorted by bytes over all
/// files; null if there is no such file.
const char *cdemo_path(size_t index);

/// Contents of file `index`; `*count` receives their number of bytes. Null, with a count of zero, if
/// there is no such file.
const uint8_t *cdemo_bytes(size_t index, size_t *count);

#ifdef __cplusplus
}
#endif
