#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own loop, of compiler-rt: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));
