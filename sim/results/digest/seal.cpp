#include "sim/results/digest/seal.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

#include "sim/results/digest/sha256.hpp"

namespace sim {
namespace {

constexpr std::string_view of_spool = "Qianxian spool file. SHA-256 of everything after byte 512:\n";
constexpr std::string_view of_results = "Qianxian results file. SHA-256 of everything after byte 512:\n";
constexpr std::string_view signature_of_hdf5 = "\x89HDF\r\n\x1a\n";

std::string block(std::string_view words, const std::string& hex) {
    std::string seal = std::string(words) + hex + "\n";
    seal.resize(seal_size, '\0');
    return seal;
}

std::string read_head(std::istream& in) {
    std::string head(seal_size, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

/// The seal that fits what comes after the first block.
std::string fitting_seal(std::istream& in) {
    std::vector<char> part(std::size_t{1} << 20U);
    digest d;
    while (in) {
        in.read(part.data(), static_cast<std::streamsize>(part.size()));
        d.add(std::as_bytes(std::span(part).first(static_cast<std::size_t>(in.gcount()))));
    }
    return block(of_results, d.hex());
}

}  // namespace

std::vector<std::byte> sealed(std::span<const std::byte> content) {
    const std::string seal = block(of_spool, sha256(content));
    const auto head = std::as_bytes(std::span(seal));
    std::vector<std::byte> all(head.begin(), head.end());
    all.insert(all.end(), content.begin(), content.end());
    return all;
}

std::optional<std::vector<std::byte>> unsealed(std::span<const std::byte> file) {
    if (file.size() < seal_size) return std::nullopt;
    const auto content = file.subspan(seal_size);
    const std::string seal = block(of_spool, sha256(content));
    if (!std::ranges::equal(std::as_bytes(std::span(seal)), file.first(seal_size))) return std::nullopt;
    return std::vector<std::byte>(content.begin(), content.end());
}

bool seal_results(const std::filesystem::path& path) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    if (read_head(file).size() < seal_size) return false;
    const std::string seal = fitting_seal(file);
    if (file.bad()) return false;
    file.clear();
    file.seekp(0);
    file.write(seal.data(), static_cast<std::streamsize>(seal.size()));
    file.close();
    return !file.fail() && seal_of_results(path) == seal_state::whole;
}

seal_state seal_of_results(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string head = read_head(file);
    if (head.starts_with(signature_of_hdf5)) return seal_state::absent;
    return head.size() == seal_size && head == fitting_seal(file) ? seal_state::whole : seal_state::broken;
}

}  // namespace sim
