/// Ctrl-C: the first stops at a clean point, the second kills as usual.
#pragma once

#include <csignal>

#include <atomic>

namespace sim {

/// While it lives, the first SIGINT sets the flag. One at a time.
class interrupt_guard {
public:
    interrupt_guard();
    interrupt_guard(const interrupt_guard&) = delete;
    interrupt_guard& operator=(const interrupt_guard&) = delete;
    ~interrupt_guard();

    const std::atomic<bool>* flag() const;

private:
    struct sigaction before_ {};
};

}  // namespace sim
