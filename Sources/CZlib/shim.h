// Exports compressed by gzip are read and written through streams.
#ifndef AFORO_CZLIB_SHIM_H
#define AFORO_CZLIB_SHIM_H
#include <zlib.h>
#endif
