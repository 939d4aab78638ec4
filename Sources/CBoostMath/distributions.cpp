#include "CBoostMath.h"

#include <cmath>
#include <limits>

#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>

namespace {

namespace policies = boost::math::policies;

// No exception may cross into C: every error gives NaN or an infinity instead.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>>;

// The same in double throughout, several times as fast as through long double.
using Fast = policies::normalise<Quiet, policies::promote_double<false>>::type;

using Normal = boost::math::normal_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;
using Beta = boost::math::beta_distribution<double, Quiet>;

template <typename Body>
double quietly(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double aforo_normal_cdf(double z) { return aforo_normal_survival(-z); }

double aforo_normal_survival(double z) {
  return quietly([=] {
    if (std::fabs(z) < 4) {
      return boost::math::erfc(z * boost::math::constants::one_div_root_two<double>(), Fast()) / 2;
    }
    // In the tail a rounding of z / sqrt(2) is magnified by z^2, so more digits are carried than
    // in boost's own normal distribution.
    const long double scaled = z * boost::math::constants::one_div_root_two<long double>();
    return static_cast<double>(boost::math::erfc(scaled, Quiet()) / 2);
  });
}

double aforo_normal_quantile(double probability) {
  return quietly([=] { return boost::math::quantile(Normal(), probability); });
}

double aforo_student_cdf(double degrees_of_freedom, double t) {
  return quietly([=] { return boost::math::cdf(Student(degrees_of_freedom), t); });
}

double aforo_student_quantile(double degrees_of_freedom, double probability) {
  return quietly(
      [=] { return boost::math::quantile(Student(degrees_of_freedom), probability); });
}

double aforo_beta_cdf(double alpha, double beta, double x) {
  return quietly([=] { return boost::math::cdf(Beta(alpha, beta), x); });
}

double aforo_beta_quantile(double alpha, double beta, double probability) {
  return quietly([=] { return boost::math::quantile(Beta(alpha, beta), probability); });
}

}  // extern "C"
