// What every distribution here shares: errors become numbers, and no exception leaves.
#ifndef AFORO_CBOOSTMATH_POLICIES_HPP
#define AFORO_CBOOSTMATH_POLICIES_HPP

#include <limits>

#include <boost/math/policies/policy.hpp>

namespace aforo {

namespace policies = boost::math::policies;

// No exception may cross into C: every error gives NaN or an infinity instead.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>,
    policies::discrete_quantile<policies::integer_round_up>>;

// The same in double throughout, several times as fast as through long double.
using Fast = policies::normalise<Quiet, policies::promote_double<false>>::type;

template <typename Body>
double quietly(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace aforo

#endif
