/// SHA-256 over typed values, so that two different sequences of values never feed the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sim {

class digest {
public:
    digest();
    digest(digest&&) noexcept;
    digest& operator=(digest&&) noexcept;
    ~digest();

    /// Raw bytes; for arrays whose length has been added before.
    void add(std::span<const std::byte> bytes);
    /// Eight bytes, little-endian.
    void add(std::uint64_t number);
    /// Length as a number, then the bytes.
    void add(std::string_view text);

    /// 64 lower-case hexadecimal digits; the digest is spent.
    std::string hex();

private:
    struct state;
    std::unique_ptr<state> state_;
};

std::string sha256(std::span<const std::byte> bytes);

}  // namespace sim
