// Distribution functions of Boost.Math behind a C face.
//
// Nothing throws: an argument outside of a function's domain gives NaN. Arguments are meant to be
// checked by the caller.
#ifndef AFORO_CBOOSTMATH_H
#define AFORO_CBOOSTMATH_H
#ifdef __cplusplus
extern "C" {
#endif

double aforo_normal_cdf(double z);
double aforo_normal_survival(double z);
double aforo_normal_quantile(double probability);

double aforo_student_cdf(double degrees_of_freedom, double t);
double aforo_student_quantile(double degrees_of_freedom, double probability);

double aforo_beta_cdf(double alpha, double beta, double x);
double aforo_beta_quantile(double alpha, double beta, double probability);

#ifdef __cplusplus
}
#endif
#endif
