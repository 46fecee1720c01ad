/// Zstandard in both directions: whole blocks with contexts that are used again, and streams.
/// A context belongs to one thread at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct czstd_cctx czstd_cctx;
typedef struct czstd_dctx czstd_dctx;
typedef struct czstd_stream czstd_stream;

/// The most bytes that compressing `count` bytes can take.
size_t czstd_bound(size_t count);

/// Words for a negative result of the functions below; never NULL, never to be freed.
const char *czstd_error_name(int64_t result);

/// NULL when memory is short.
czstd_cctx *czstd_cctx_new(void);
/// Does nothing for NULL.
void czstd_cctx_free(czstd_cctx *context);
/// Compresses `count` bytes into one frame that records its content size, without checksum.
/// Returns the bytes written or a negative error.
int64_t czstd_compress(
  czstd_cctx *context, void *destination, size_t capacity, const void *source, size_t count,
  int level);

/// NULL when memory is short.
czstd_dctx *czstd_dctx_new(void);
/// Does nothing for NULL.
void czstd_dctx_free(czstd_dctx *context);
/// Decompresses one or more whole frames. Returns the bytes written or a negative error; never
/// writes more than `capacity` bytes, whatever the source says.
int64_t czstd_decompress(
  czstd_dctx *context, void *destination, size_t capacity, const void *source, size_t count);
/// The content size that the first frame claims, or -1 when it claims none or is no frame.
int64_t czstd_content_size(const void *source, size_t count);

enum {
  CZSTD_WINDOW_LOG_LIMIT = 27,
  /// What a stream says of a frame whose window is larger than `1 << CZSTD_WINDOW_LOG_LIMIT` bytes.
  CZSTD_WINDOW_TOO_LARGE = -16
};

/// A decoder of a file that holds any number of frames, skippable ones included.
/// Frames whose window is larger than 128 MiB are refused, and frames of versions of zstd before 0.8. NULL when memory
/// is short.
czstd_stream *czstd_stream_new(void);
/// Does nothing for NULL.
void czstd_stream_free(czstd_stream *stream);
/// Bytes of memory that the decoder holds at the moment; the window of the file is the larger part.
size_t czstd_stream_bytes(const czstd_stream *stream);
/// Decodes as much as fits. Returns 0 when a frame ended and everything of it was written (the
/// file may end here), a positive number inside a frame, a negative error otherwise.
/// `consumed` and `produced` are right in each case, also after an error.
int64_t czstd_stream_decompress(
  czstd_stream *stream, const void *source, size_t count, size_t *consumed, void *destination,
  size_t capacity, size_t *produced);

#ifdef __cplusplus
}
#endif
