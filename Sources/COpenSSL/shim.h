// Only the SHA-2 digests of libcrypto are used.
#ifndef AFORO_COPENSSL_SHIM_H
#define AFORO_COPENSSL_SHIM_H
#include <openssl/evp.h>
#include <openssl/sha.h>
#endif
