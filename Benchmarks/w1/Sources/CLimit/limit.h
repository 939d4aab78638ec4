// The two BLAS and LAPACK routines that set the limit, without LAPACKE's complex types.
#ifndef AFORO_W1_LIMIT_H
#define AFORO_W1_LIMIT_H
#include <cblas.h>
int LAPACKE_dposv(int layout, char uplo, int n, int nrhs, double *a, int lda, double *b, int ldb);
#endif
