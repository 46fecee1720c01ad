/// Loops that want instructions beyond the x86-64 baseline; each looks once at what the processor has.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// How many bits are set in `count` words.
size_t ckernels_count_bits(const uint64_t *words, size_t count);
