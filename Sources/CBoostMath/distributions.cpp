#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "policies.hpp"

namespace {

// Parameters and results are double, what lies between is long double.
template <template <typename, typename> class Family, typename... Parameters>
auto make(Parameters... parameters) {
  return Family<long double, aforo::Quiet>(static_cast<long double>(parameters)...);
}

}  // namespace

#define AFORO_ONE_PARAMETER(name, Family)                                                       \
  double aforo_##name##_density(double first, double x) {                                       \
    return aforo::quietly([=] { return (double)pdf(make<Family>(first), (long double)x); });    \
  }                                                                                             \
  double aforo_##name##_cdf(double first, double x) {                                           \
    return aforo::quietly([=] { return (double)cdf(make<Family>(first), (long double)x); });    \
  }                                                                                             \
  double aforo_##name##_survival(double first, double x) {                                      \
    return aforo::quietly(                                                                      \
        [=] { return (double)cdf(complement(make<Family>(first), (long double)x)); });          \
  }                                                                                             \
  double aforo_##name##_quantile(double first, double probability) {                            \
    return aforo::quietly(                                                                      \
        [=] { return (double)quantile(make<Family>(first), (long double)probability); });       \
  }                                                                                             \
  double aforo_##name##_upper_quantile(double first, double probability) {                      \
    return aforo::quietly([=] {                                                                 \
      return (double)quantile(complement(make<Family>(first), (long double)probability));       \
    });                                                                                         \
  }

#define AFORO_TWO_PARAMETERS(name, Family)                                                      \
  double aforo_##name##_density(double first, double second, double x) {                        \
    return aforo::quietly(                                                                      \
        [=] { return (double)pdf(make<Family>(first, second), (long double)x); });              \
  }                                                                                             \
  double aforo_##name##_cdf(double first, double second, double x) {                            \
    return aforo::quietly(                                                                      \
        [=] { return (double)cdf(make<Family>(first, second), (long double)x); });              \
  }                                                                                             \
  double aforo_##name##_survival(double first, double second, double x) {                       \
    return aforo::quietly(                                                                      \
        [=] { return (double)cdf(complement(make<Family>(first, second), (long double)x)); });  \
  }                                                                                             \
  double aforo_##name##_quantile(double first, double second, double probability) {             \
    return aforo::quietly([=] {                                                                 \
      return (double)quantile(make<Family>(first, second), (long double)probability);           \
    });                                                                                         \
  }                                                                                             \
  double aforo_##name##_upper_quantile(double first, double second, double probability) {       \
    return aforo::quietly([=] {                                                                 \
      return (double)quantile(                                                                  \
          complement(make<Family>(first, second), (long double)probability));                   \
    });                                                                                         \
  }

extern "C" {

AFORO_ONE_PARAMETER(student, boost::math::students_t_distribution)
AFORO_ONE_PARAMETER(chi_squared, boost::math::chi_squared_distribution)
AFORO_ONE_PARAMETER(poisson, boost::math::poisson_distribution)
AFORO_TWO_PARAMETERS(fisher, boost::math::fisher_f_distribution)
AFORO_TWO_PARAMETERS(beta, boost::math::beta_distribution)
AFORO_TWO_PARAMETERS(gamma, boost::math::gamma_distribution)
AFORO_TWO_PARAMETERS(binomial, boost::math::binomial_distribution)
AFORO_TWO_PARAMETERS(negative_binomial, boost::math::negative_binomial_distribution)

}  // extern "C"
