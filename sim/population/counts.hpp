/// A table of counts of up to four axes, row by row.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace sim {

/// Dense row-major counts over up to four axes.
class counts {
    static constexpr std::size_t max_axes = 4;

public:
    counts() = default;
    explicit counts(std::initializer_list<std::size_t> shape) : axes_(shape.size()) {
        std::ranges::copy(shape, shape_.begin());
        std::size_t n = 1;
        for (const std::size_t extent : shape) n *= extent;
        cells_.assign(n, 0);
    }
    template <class... I>
    requires(sizeof...(I) <= max_axes) std::int64_t& operator()(I... i) {
        std::size_t at = 0;
        std::size_t axis = 0;
        ((at = at * shape_[axis++] + static_cast<std::size_t>(i)), ...);
        return cells_[at];
    }
    /// The last axis at these places of the others.
    template <class... I>
    std::int64_t* row(I... i) {
        return &(*this)(i..., 0);
    }
    const std::vector<std::int64_t>& cells() const { return cells_; }
    std::span<const std::size_t> shape() const { return {shape_.data(), axes_}; }
    void clear() { std::fill(cells_.begin(), cells_.end(), 0); }

private:
    std::array<std::size_t, max_axes> shape_{};
    std::size_t axes_ = 0;
    std::vector<std::int64_t> cells_;
};

}  // namespace sim
