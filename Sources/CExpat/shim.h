#ifndef AFORO_CEXPAT_SHIM_H
#define AFORO_CEXPAT_SHIM_H
#include <expat.h>
#endif
