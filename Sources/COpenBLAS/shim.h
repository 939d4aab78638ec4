// LAPACKE and CBLAS as Swift sees them. Complex types are plain structs here, since Swift does not
// import C's _Complex; no complex routine is called.
#ifndef AFORO_COPENBLAS_SHIM_H
#define AFORO_COPENBLAS_SHIM_H
typedef struct { float real; float imaginary; } aforo_complex_float;
typedef struct { double real; double imaginary; } aforo_complex_double;
#define LAPACK_COMPLEX_CUSTOM
#define lapack_complex_float aforo_complex_float
#define lapack_complex_double aforo_complex_double
#include <cblas.h>
#include <lapacke.h>
#endif
