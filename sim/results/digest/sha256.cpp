#include "sim/results/digest/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "sim/core/error.hpp"

namespace sim {
namespace {

struct free_context {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void require(bool ok) {
    if (!ok) throw internal_error("OpenSSL refused to compute a SHA-256 digest");
}

}  // namespace

struct digest::state {
    std::unique_ptr<EVP_MD_CTX, free_context> context{EVP_MD_CTX_new()};
};

digest::digest() : state_(std::make_unique<state>()) {
    require(state_->context != nullptr && EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
digest::digest(digest&&) noexcept = default;
digest& digest::operator=(digest&&) noexcept = default;
digest::~digest() = default;

void digest::add(std::span<const std::byte> bytes) {
    require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

void digest::add(std::uint64_t number) {
    std::array<std::byte, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(number >> (8 * i));
    add(bytes);
}

void digest::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    add(std::as_bytes(std::span(text)));
}

std::string digest::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned size = 0;
    require(EVP_DigestFinal_ex(state_->context.get(), result.data(), &size) == 1);
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", result[i]);
    return text;
}

std::string sha256(std::span<const std::byte> bytes) {
    digest d;
    d.add(bytes);
    return d.hex();
}

}  // namespace sim
