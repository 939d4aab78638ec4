#include "CBoostMath.h"

#include <cmath>

#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/erf.hpp>

#include "policies.hpp"

using aforo::Fast;
using aforo::Quiet;
using aforo::quietly;
using Normal = boost::math::normal_distribution<double, Quiet>;

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

}  // extern "C"
