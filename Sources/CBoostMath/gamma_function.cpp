#include "CBoostMath.h"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include "policies.hpp"

extern "C" {

double aforo_log_gamma(double x) {
  return aforo::quietly([=] { return boost::math::lgamma(x, aforo::Fast()); });
}

double aforo_digamma(double x) {
  return aforo::quietly([=] { return boost::math::digamma(x, aforo::Fast()); });
}

double aforo_trigamma(double x) {
  return aforo::quietly([=] { return boost::math::trigamma(x, aforo::Fast()); });
}

}  // extern "C"
