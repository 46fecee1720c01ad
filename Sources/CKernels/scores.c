#include "CKernels.h"

// The loops give the bits that the same formulas give in Swift: nothing is fused or reordered.
#pragma STDC FP_CONTRACT OFF

size_t ckernels_offsets(const uint64_t *words, uint16_t *offsets) {
  size_t count = 0;
  for (size_t index = 0; index < 64; index++)
    for (uint64_t rest = words[index]; rest != 0; rest &= rest - 1)
      offsets[count++] = (uint16_t)(index << 6 | (size_t)__builtin_ctzll(rest));
  return count;
}

void ckernels_norms(const uint16_t *offsets, size_t count, const uint32_t *lengths,
                    size_t length_count, double base, double step, double *norms) {
  for (size_t index = 0; index < count; index++)
    norms[index] = offsets[index] < length_count ? (double)(int32_t)lengths[offsets[index]] : 0;
  for (size_t index = 0; index < count; index++) norms[index] = base + step * norms[index];
}

size_t ckernels_drop(uint16_t *offsets, size_t count, double needed, double *norms, double *scores,
                     uint64_t *words) {
  size_t kept = 0;
  for (size_t index = 0; index < 64; index++) words[index] = 0;
  for (size_t index = 0; index < count; index++) {
    uint16_t offset = offsets[index];
    double score = scores[index];
    uint64_t stays = score > needed;
    offsets[kept] = offset;
    norms[kept] = norms[index];
    scores[kept] = score;
    words[offset >> 6] |= stays << (offset & 63);
    kept += stays;
  }
  return kept;
}

// Articles at a time: their frequencies are gathered before the divisions, which then go by twos.
enum { STEP = 64 };

void ckernels_add_scores(const uint16_t *offsets, size_t count, const uint64_t *set,
                         const uint32_t *frequencies, double weight, double k1, const double *norms,
                         double *scores) {
  double gathered[STEP], factor = k1 + 1;
  for (size_t first = 0; first < count; first += STEP) {
    size_t some = count - first < STEP ? count - first : STEP;
    for (size_t index = 0; index < some; index++) {
      uint32_t offset = offsets[first + index];
      uint32_t is_member = (uint32_t)(set[offset >> 6] >> (offset & 63) & 1);
      gathered[index] = (double)(int32_t)(frequencies[offset] & (0 - is_member));
    }
    for (size_t index = 0; index < some; index++) {
      double frequency = gathered[index];
      double score = weight * frequency * factor / (frequency + norms[first + index]);
      // Without an occurrence nothing is added, whatever the norm.
      scores[first + index] += frequency > 0 ? score : 0;
    }
  }
}
