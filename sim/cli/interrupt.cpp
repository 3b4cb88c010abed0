#include "sim/cli/interrupt.hpp"

namespace sim {
namespace {

// a signal handler reaches nothing but globals
std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void want_stop(int) {
    stop_wanted = true;
}

}  // namespace

interrupt_guard::interrupt_guard() {
    stop_wanted = false;
    struct sigaction action {};
    action.sa_handler = want_stop;
    action.sa_flags = SA_RESETHAND | SA_RESTART;  // the second signal finds the default action
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before_);
}

interrupt_guard::~interrupt_guard() {
    sigaction(SIGINT, &before_, nullptr);
}

const std::atomic<bool>* interrupt_guard::flag() const {
    return &stop_wanted;
}

}  // namespace sim
