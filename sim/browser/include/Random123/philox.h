/// Random123's Philox for WebAssembly, which its list of processors does not name.
///
/// It asks for the processor to choose vector instructions and a 128-bit product, and Philox4x32 uses neither. We name
/// one that has no vector instructions in its list.
#pragma once

#define __riscv
#include <Random123/features/compilerfeatures.h>
#undef __riscv

#include_next <Random123/philox.h>
