#include "CBoostMath.h"
#include <boost/math/distributions/normal.hpp>
extern "C" double aforo_normal_cdf(double z) { return boost::math::cdf(boost::math::normal(), z); }
