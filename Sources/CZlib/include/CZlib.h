/// Streaming decompression of gzip files, several members included.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct czlib_stream czlib_stream;

/// What `czlib_decompress` says; errors are negative.
enum {
  CZLIB_INSIDE_MEMBER = 0,
  CZLIB_MEMBER_ENDED = 1,
  CZLIB_DAMAGED = -1,
  CZLIB_NO_MEMORY = -2,
};

/// NULL when memory is short. Belongs to one thread at a time.
czlib_stream *czlib_stream_new(void);
/// Does nothing for NULL.
void czlib_stream_free(czlib_stream *stream);

/// Decodes as much as fits, at most to the end of one member; the next call begins the next one.
/// `consumed` and `produced` are right in each case, also after an error. Once it returned an
/// error the stream is only good for `czlib_error_name` and `czlib_stream_free`.
int czlib_decompress(
  czlib_stream *stream, const void *source, size_t count, size_t *consumed, void *destination,
  size_t capacity, size_t *produced);

/// Words for the last error; never NULL, good until the next call on the stream.
const char *czlib_error_name(const czlib_stream *stream);

#ifdef __cplusplus
}
#endif
