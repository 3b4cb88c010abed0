/// Two queues of pending events. Ties are broken by entity, never by insertion, so the order of events is a function of
/// the state alone.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace sim {

/// Seconds since the scenario's first midnight.
using seconds = std::int32_t;
inline constexpr seconds never = std::numeric_limits<seconds>::max();
inline constexpr seconds day_length = 86400;

/// Earliest of one pending time per entity: a winner tree over one cache-resident array. A node is a time and an entity
/// in one word, so that an update is log2(n) minima without a branch; ties go to the lower entity.
class next_event_tree {
public:
    explicit next_event_tree(std::size_t entities = 0)
        : leaves_(std::bit_ceil(std::max<std::size_t>(entities, 1))), node_(2 * leaves_) {
        for (std::size_t i = 0; i < leaves_; ++i) node_[leaves_ + i] = word(static_cast<std::int32_t>(i), never);
        for (std::size_t i = leaves_ - 1; i >= 1; --i) node_[i] = node_[2 * i];
    }

    /// Times are not negative.
    void set(std::int32_t entity, seconds t) {
        std::size_t i = leaves_ + static_cast<std::size_t>(entity);
        std::uint64_t best = word(entity, t);
        node_[i] = best;
        for (; i > 1; i /= 2) {
            best = std::min(best, node_[i ^ 1U]);
            node_[i / 2] = best;
        }
    }

    seconds time(std::int32_t entity) const { return time_of(node_[leaves_ + static_cast<std::size_t>(entity)]); }
    seconds next_time() const { return time_of(node_[1]); }
    std::int32_t next_entity() const { return static_cast<std::int32_t>(node_[1] & 0xFFFFFFFFU); }

private:
    static constexpr std::uint64_t word(std::int32_t entity, seconds t) {
        return static_cast<std::uint64_t>(t) << 32U | static_cast<std::uint32_t>(entity);
    }
    static constexpr seconds time_of(std::uint64_t word) { return static_cast<seconds>(word >> 32U); }

    std::size_t leaves_;
    std::vector<std::uint64_t> node_;
};

/// What a timer announces to an object (a job, a need, a meeting).
template <class Kind>
struct timer {
    seconds at;
    Kind kind;
    std::int32_t object;
    std::uint32_t generation;  // of the object when the timer was set; a timer of a recycled object is void

    friend bool operator>(const timer& a, const timer& b) {
        if (a.at != b.at) return a.at > b.at;
        if (a.kind != b.kind) return a.kind > b.kind;
        return a.object > b.object;
    }
};

/// Binary heap of timers, earliest first; ties by kind, then object.
template <class Kind>
class timer_queue {
public:
    void push(timer<Kind> t) {
        heap_.push_back(t);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
    }
    timer<Kind> pop() {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
        const timer<Kind> t = heap_.back();
        heap_.pop_back();
        return t;
    }
    seconds next_time() const { return heap_.empty() ? never : heap_.front().at; }
    std::size_t size() const { return heap_.size(); }

private:
    std::vector<timer<Kind>> heap_;
};

}  // namespace sim
