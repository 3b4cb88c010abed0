#include "sim/results/version.hpp"

namespace sim {

std::string_view program_version() {
    return QIANXIAN_VERSION;
}

std::string_view git_revision() {
    return QIANXIAN_GIT_REVISION;
}

}  // namespace sim
