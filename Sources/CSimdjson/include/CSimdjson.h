/// Named string fields of one JSON object, by the simdjson library.
/// The whole line is validated: grammar, strings, numbers, UTF-8, nothing after the object.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct csimdjson_parser csimdjson_parser;

/// Kinds of a field's value.
enum {
  CSIMDJSON_ABSENT = 0,  // not there, or null
  CSIMDJSON_STRING = 1,
  CSIMDJSON_NUMBER = 2,  // `bytes` is its shortest decimal text
  CSIMDJSON_BOOLEAN = 3, // `bytes` is "true" or "false"
  CSIMDJSON_NESTED = 4,  // an object or an array; no bytes
};

/// What `csimdjson_parse` says.
enum {
  CSIMDJSON_OK = 0,
  CSIMDJSON_BROKEN = 1,
  CSIMDJSON_NOT_OBJECT = 2,
  CSIMDJSON_BAD_UTF8 = 3,
  CSIMDJSON_TOO_DEEP = 4,
  CSIMDJSON_BIG_NUMBER = 5, // perhaps: a number that is broken or does not fit into 64 bits
  CSIMDJSON_NO_MEMORY = 6,
};

/// A value; `bytes` is UTF-8 without a terminating NUL (it may hold NULs), good until the next
/// call on the parser. Lone surrogates (`\ud800`) are U+FFFD.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  int32_t kind;
} csimdjson_field;

/// A parser of lines for one thread at a time that looks for `count` field names at the top level.
/// `names` holds them end to end, `lengths` the length of each in bytes; both are copied. One name
/// may stand several times. NULL when memory is short.
csimdjson_parser *csimdjson_parser_new(const uint8_t *names, const size_t *lengths, size_t count);
/// Does nothing for NULL.
void csimdjson_parser_free(csimdjson_parser *parser);

/// Reads one JSON object and fills `fields`, one for each name. Of a name that an object gives
/// several times the last counts. `behind` bytes after the line may be read, whatever is in them;
/// where these are few the line is copied. After anything but CSIMDJSON_OK the fields are all absent.
int32_t csimdjson_parse(
  csimdjson_parser *parser, const uint8_t *line, size_t count, size_t behind,
  csimdjson_field *fields);

/// How many lone surrogates of the object that was read last, in names and fields of all kinds, are U+FFFD now;
/// `first` is where the first of their escapes stands in the line. 0 is usual, and asking costs nothing.
size_t csimdjson_replaced(const csimdjson_parser *parser, size_t *first);

/// Nesting deeper than this is CSIMDJSON_TOO_DEEP.
size_t csimdjson_depth_limit(void);

/// The name of the instruction set that is used, such as "haswell"; never NULL.
const char *csimdjson_implementation(void);

#ifdef __cplusplus
}
#endif
