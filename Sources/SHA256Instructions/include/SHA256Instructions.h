#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has SHA-256 instructions. Asking takes long on a virtual machine: ask once.
bool sha256_has_instructions(void);

/// Takes `count` blocks of 64 bytes into the eight words of `state`; only where the processor has the instructions.
void sha256_absorb(uint32_t state[8], const void *blocks, size_t count);
