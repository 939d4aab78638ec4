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

// The logarithm of the gamma function and its first two derivatives.
double aforo_log_gamma(double x);
double aforo_digamma(double x);
double aforo_trigamma(double x);

// Density or mass, lower and upper tail, and the quantiles of both tails. The quantile of a
// discrete distribution is rounded up to a whole number.
#define AFORO_ONE_PARAMETER(name)                                 \
  double aforo_##name##_density(double first, double x);          \
  double aforo_##name##_cdf(double first, double x);              \
  double aforo_##name##_survival(double first, double x);         \
  double aforo_##name##_quantile(double first, double probability); \
  double aforo_##name##_upper_quantile(double first, double probability)

#define AFORO_TWO_PARAMETERS(name)                                              \
  double aforo_##name##_density(double first, double second, double x);          \
  double aforo_##name##_cdf(double first, double second, double x);              \
  double aforo_##name##_survival(double first, double second, double x);         \
  double aforo_##name##_quantile(double first, double second, double probability); \
  double aforo_##name##_upper_quantile(double first, double second, double probability)

AFORO_ONE_PARAMETER(student);              // degrees of freedom
AFORO_ONE_PARAMETER(chi_squared);          // degrees of freedom
AFORO_ONE_PARAMETER(poisson);              // mean
AFORO_TWO_PARAMETERS(fisher);              // degrees of freedom of numerator and denominator
AFORO_TWO_PARAMETERS(beta);                // alpha, beta
AFORO_TWO_PARAMETERS(gamma);               // shape, scale
AFORO_TWO_PARAMETERS(binomial);            // trials, probability
AFORO_TWO_PARAMETERS(negative_binomial);   // size, probability

#undef AFORO_ONE_PARAMETER
#undef AFORO_TWO_PARAMETERS

#ifdef __cplusplus
}
#endif
#endif
