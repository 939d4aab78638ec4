// Zip archives are read through callbacks, never extracted; the tests write theirs with zip.h.
#ifndef AFORO_CMINIZIP_SHIM_H
#define AFORO_CMINIZIP_SHIM_H
#include <minizip/unzip.h>
#include <minizip/zip.h>
#endif
