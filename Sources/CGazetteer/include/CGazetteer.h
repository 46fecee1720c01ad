#pragma once

#include <stddef.h>
#include <stdint.h>

// The compiled gazetteer that is embedded in the program. It lives as long as the process and may be read
// from any thread.

#ifdef __cplusplus
extern "C" {
#endif

/// The bytes of gazetteer.bin; `*count` receives their number.
const uint8_t *cgazetteer_bytes(size_t *count);

#ifdef __cplusplus
}
#endif
