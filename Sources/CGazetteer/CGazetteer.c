#include "CGazetteer.h"

// `#embed` is C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Columns of 8 bytes each then begin where they should.
_Alignas(64) static const uint8_t bytes[] = {
#embed "gazetteer.bin"
};

const uint8_t *cgazetteer_bytes(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
