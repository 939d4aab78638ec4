#ifndef AFORO_CBOOSTMATH_H
#define AFORO_CBOOSTMATH_H
#ifdef __cplusplus
extern "C" {
#endif
double aforo_normal_cdf(double z);
#ifdef __cplusplus
}
#endif
#endif
