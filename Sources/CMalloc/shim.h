// When glibc gives freed memory back.
#ifndef AFORO_CMALLOC_SHIM_H
#define AFORO_CMALLOC_SHIM_H
#include <malloc.h>
#endif
