#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct czlib_stream {
  z_stream zlib;
  int ended;
};

// 15 is the largest window; 16 asks for the gzip wrapper and nothing else.
enum { gzip_window_bits = 15 + 16 };

czlib_stream *czlib_stream_new(void) {
  czlib_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  if (inflateInit2(&stream->zlib, gzip_window_bits) != Z_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

void czlib_stream_free(czlib_stream *stream) {
  if (!stream) return;
  inflateEnd(&stream->zlib);
  free(stream);
}

static unsigned clamped(size_t count) { return count > UINT_MAX ? UINT_MAX : (unsigned)count; }

static int outcome(int code) {
  switch (code) {
    case Z_STREAM_END: return CZLIB_MEMBER_ENDED;
    case Z_OK:
    // No progress was possible: not an error, the caller brings more input or more room.
    case Z_BUF_ERROR: return CZLIB_INSIDE_MEMBER;
    case Z_MEM_ERROR: return CZLIB_NO_MEMORY;
    default: return CZLIB_DAMAGED;
  }
}

int czlib_decompress(
  czlib_stream *stream, const void *source, size_t count, size_t *consumed, void *destination,
  size_t capacity, size_t *produced) {
  *consumed = *produced = 0;
  z_stream *zlib = &stream->zlib;
  if (stream->ended) {
    if (inflateReset(zlib) != Z_OK) return CZLIB_DAMAGED;
    stream->ended = 0;
  }
  unsigned input = clamped(count), room = clamped(capacity);
  zlib->next_in = (z_const Bytef *)source;
  zlib->avail_in = input;
  zlib->next_out = destination;
  zlib->avail_out = room;
  int result = outcome(inflate(zlib, Z_NO_FLUSH));
  *consumed = input - zlib->avail_in;
  *produced = room - zlib->avail_out;
  stream->ended = result == CZLIB_MEMBER_ENDED;
  return result;
}

const char *czlib_error_name(const czlib_stream *stream) {
  return stream->zlib.msg ? stream->zlib.msg : "damaged data";
}
