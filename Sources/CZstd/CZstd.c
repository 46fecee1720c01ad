#include "CZstd.h"

#include <zstd.h>
#include <zstd_errors.h>

_Static_assert(
  CZSTD_WINDOW_TOO_LARGE == -ZSTD_error_frameParameter_windowTooLarge, "as zstd_errors.h has it");

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

int64_t czstd_decompress(
  czstd_dctx *context, void *destination, size_t capacity, const void *source, size_t count) {
  return result_of(
    ZSTD_decompressDCtx((ZSTD_DCtx *)context, destination, capacity, source, count));
}

int64_t czstd_content_size(const void *source, size_t count) {
  unsigned long long size = ZSTD_getFrameContentSize(source, count);
  return size > INT64_MAX ? -1 : (int64_t)size;
}

czstd_stream *czstd_stream_new(void) {
  ZSTD_DStream *stream = ZSTD_createDStream();
  if (!stream) return NULL;
  ZSTD_initDStream(stream);
  ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, CZSTD_WINDOW_LOG_LIMIT);
  return (czstd_stream *)stream;
}

void czstd_stream_free(czstd_stream *stream) { ZSTD_freeDStream((ZSTD_DStream *)stream); }

size_t czstd_stream_bytes(const czstd_stream *stream) {
  return ZSTD_sizeof_DStream((const ZSTD_DStream *)stream);
}

int64_t czstd_stream_decompress(
  czstd_stream *stream, const void *source, size_t count, size_t *consumed, void *destination,
  size_t capacity, size_t *produced) {
  ZSTD_inBuffer input = {source, count, 0};
  ZSTD_outBuffer output = {destination, capacity, 0};
  size_t code = ZSTD_decompressStream((ZSTD_DStream *)stream, &output, &input);
  *consumed = input.pos;
  *produced = output.pos;
  return result_of(code);
}
