#include "CDemo.h"

// `#embed` is C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

struct file {
  const char *path;
  const uint8_t *bytes;
  size_t count;
};

// The list is read twice, so that it names each file once: first the contents, each as an array of
// its own, then, with every `#embed` limited to nothing, the table of those arrays.

#define BEGIN(name, path) static const uint8_t name[] = {
#define END };
#define LIMIT 0x7fffffff
#include "CDemoFiles.h"
#undef BEGIN
#undef END
#undef LIMIT

static const struct file files[] = {
#define BEGIN(name, path) {path, name, sizeof name},
#define END
#define LIMIT 0
#include "CDemoFiles.h"
};

static const size_t file_count = sizeof files / sizeof files[0];

size_t cdemo_count(void) { return file_count; }

const char *cdemo_path(size_t index) { return index < file_count ? files[index].path : NULL; }

const uint8_t *cdemo_bytes(size_t index, size_t *count) {
  *count = index < file_count ? files[index].count : 0;
  return index < file_count ? files[index].bytes : NULL;
}
