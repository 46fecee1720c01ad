#include "CZstd.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { MAGIC = 4 };

_Static_assert(
  CZSTD_WINDOW_TOO_LARGE == -ZSTD_error_frameParameter_windowTooLarge, "as zstd_errors.h has it");

// What a frame begins with, and a skippable one, of whose first byte the last four bits are free (RFC 8878).
static const uint8_t frame_magic[MAGIC] = {0x28, 0xB5, 0x2F, 0xFD};
static const uint8_t skippable_magic[MAGIC] = {0x50, 0x2A, 0x4D, 0x18};

static int64_t result_of(size_t code) {
  return ZSTD_isError(code) ? -(int64_t)ZSTD_getErrorCode(code) : (int64_t)code;
}

size_t czstd_bound(size_t count) { return ZSTD_compressBound(count); }

const char *czstd_error_name(int64_t result) {
  return result < 0 ? ZSTD_getErrorString((ZSTD_ErrorCode)-result) : "no error";
}

czstd_cctx *czstd_cctx_new(void) { return (czstd_cctx *)ZSTD_createCCtx(); }

void czstd_cctx_free(czstd_cctx *context) { ZSTD_freeCCtx((ZSTD_CCtx *)context); }

int64_t czstd_compress(
  czstd_cctx *context, void *destination, size_t capacity, const void *source, size_t count,
  int level) {
  return result_of(
    ZSTD_compressCCtx((ZSTD_CCtx *)context, destination, capacity, source, count, level));
}

czstd_dctx *czstd_dctx_new(void) { return (czstd_dctx *)ZSTD_createDCtx(); }

void czstd_dctx_free(czstd_dctx *context) { ZSTD_freeDCtx((ZSTD_DCtx *)context); }

// Whether all are frames of today's zstd. The library also decodes what versions before 0.8 wrote, by their code, which reads
// memory that was never written where such a frame is damaged.
static int are_frames(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    if (count < MAGIC || memcmp(bytes, frame_magic, MAGIC) != 0) return 0;
    size_t frame = ZSTD_findFrameCompressedSize(bytes, count);
    if (ZSTD_isError(frame)) return 0;
    bytes += frame;
    count -= frame;
  }
  return 1;
}

int64_t czstd_decompress(
  czstd_dctx *context, void *destination, size_t capacity, const void *source, size_t count) {
  if (!are_frames(source, count)) return -(int64_t)ZSTD_error_prefix_unknown;
  return result_of(
    ZSTD_decompressDCtx((ZSTD_DCtx *)context, destination, capacity, source, count));
}

int64_t czstd_content_size(const void *source, size_t count) {
  unsigned long long size = ZSTD_getFrameContentSize(source, count);
  return size > INT64_MAX ? -1 : (int64_t)size;
}

struct czstd_stream {
  ZSTD_DStream *zstd;
  // Bytes of the frame that have been taken, as far as they are its magic number, and the first of them.
  unsigned taken;
  uint8_t first;
};

czstd_stream *czstd_stream_new(void) {
  czstd_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->zstd = ZSTD_createDStream();
  if (!stream->zstd) {
    free(stream);
    return NULL;
  }
  ZSTD_initDStream(stream->zstd);
  ZSTD_DCtx_setParameter(stream->zstd, ZSTD_d_windowLogMax, CZSTD_WINDOW_LOG_LIMIT);
  return stream;
}

void czstd_stream_free(czstd_stream *stream) {
  if (!stream) return;
  ZSTD_freeDStream(stream->zstd);
  free(stream);
}

size_t czstd_stream_bytes(const czstd_stream *stream) {
  return ZSTD_sizeof_DStream(stream->zstd);
}

// Whether what comes next may be a frame of today's zstd, or a skippable one.
static int is_frame(czstd_stream *stream, const uint8_t *bytes, size_t count) {
  for (size_t index = 0; index < count && stream->taken + index < MAGIC; index++) {
    size_t place = stream->taken + index;
    if (place == 0) stream->first = bytes[index];
    int is_skippable = stream->first != frame_magic[0];
    uint8_t wanted = is_skippable ? skippable_magic[place] : frame_magic[place];
    uint8_t mask = is_skippable && place == 0 ? 0xF0 : 0xFF;
    if ((bytes[index] & mask) != wanted) return 0;
  }
  return 1;
}

int64_t czstd_stream_decompress(
  czstd_stream *stream, const void *source, size_t count, size_t *consumed, void *destination,
  size_t capacity, size_t *produced) {
  ZSTD_inBuffer input = {source, count, 0};
  ZSTD_outBuffer output = {destination, capacity, 0};
  int64_t result = -ZSTD_error_prefix_unknown;
  if (is_frame(stream, source, count)) {
    result = result_of(ZSTD_decompressStream(stream->zstd, &output, &input));
    size_t taken = stream->taken + input.pos;
    stream->taken = result == 0 ? 0 : taken < MAGIC ? (unsigned)taken : MAGIC;
  }
  *consumed = input.pos;
  *produced = output.pos;
  return result;
}
