#include "sim/results/digest/record.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "sim/core/error.hpp"
#include "sim/results/digest/sha256.hpp"
#include "sim/results/table/table.hpp"

namespace sim {
namespace {

static_assert(std::endian::native == std::endian::little, "values are hashed as they lie in memory");

constexpr std::uint64_t block_bytes = 8U << 20U;
constexpr std::array<std::string_view, 4> circumstances{"command", "record_sha256", "started", "wall_seconds"};
constexpr std::array<std::string_view, 4> wiring{"CLASS", "DIMENSION_LIST", "NAME", "REFERENCE_LIST"};
constexpr std::array<std::string_view, 4> element_names{"int64", "int32", "float64", "text"};

void add_attribute(digest& d, const hdf5::attribute& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        d.add("int64");
        d.add(static_cast<std::uint64_t>(*number));
    } else if (const auto* real = std::get_if<double>(&value)) {
        d.add("float64");
        d.add(std::bit_cast<std::uint64_t>(*real));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        d.add("text");
        d.add(*text);
    } else {
        const auto& texts = std::get<std::vector<std::string>>(value);
        d.add("texts");
        d.add(static_cast<std::uint64_t>(texts.size()));
        for (const std::string& one : texts) d.add(one);
    }
}

void add_attributes(digest& d, const hdf5::object& object, std::span<const std::string_view> left_out) {
    std::vector<std::string> names = object.attribute_names();
    std::erase_if(names, [&](const std::string& name) { return std::ranges::find(left_out, name) != left_out.end(); });
    d.add(static_cast<std::uint64_t>(names.size()));
    for (const std::string& name : names) {
        d.add(name);
        add_attribute(d, object.read_attribute(name));
    }
}

void add_values(digest& d, const hdf5::values& values) {
    const auto add = [&d]<class T>(const std::vector<T>& all) {
        if constexpr (std::is_same_v<T, std::string>) {
            for (const std::string& one : all) d.add(one);
        } else {
            d.add(std::as_bytes(std::span(all)));
        }
    };
    std::visit(add, values);
}

/// SHA-256 of each row of a variable over replicates.
std::vector<std::string> digests_of_rows(const hdf5::dataset& stored, const hdf5::extent& shape) {
    std::uint64_t row_bytes = 8;
    for (std::size_t axis = 1; axis < shape.size(); ++axis) row_bytes *= shape[axis];
    const std::uint64_t block = std::max<std::uint64_t>(1, block_bytes / std::max<std::uint64_t>(1, row_bytes));
    std::vector<std::string> digests;
    const auto add_rows = [&]<class T>(const std::vector<T>& values, std::uint64_t rows) {
        if constexpr (std::is_same_v<T, std::string>) throw internal_error("a variable of texts");
        const std::span all(values);
        const std::size_t length = all.size() / rows;
        for (std::uint64_t r = 0; r < rows; ++r) {
            digests.push_back(sha256(std::as_bytes(all.subspan(r * length, length))));
        }
    };
    for (std::uint64_t first = 0; first < shape[0]; first += block) {
        const std::uint64_t rows = std::min(block, shape[0] - first);
        std::visit([&](const auto& values) { add_rows(values, rows); }, stored.read_rows(first, rows));
    }
    return digests;
}

void add_dataset(digest& d, const hdf5::dataset& stored, const row_digests& known) {
    const std::string path = stored.path();
    d.add("dataset");
    d.add(path);
    add_attributes(d, stored, wiring);
    d.add(element_names[static_cast<std::size_t>(stored.type())]);
    const hdf5::extent shape = stored.shape();
    d.add(static_cast<std::uint64_t>(shape.size()));
    for (const std::uint64_t size : shape) d.add(size);
    const std::vector<std::string> names = stored.dimension_names();
    for (const std::string& name : names) d.add(name);
    const bool over_replicates = !stored.is_scale() && !names.empty() && names[0] == replicate_dimension;
    if (!over_replicates) {
        add_values(d, stored.read());
        return;
    }
    const auto found = known.find(path);
    for (const std::string& row : found != known.end() ? found->second : digests_of_rows(stored, shape)) d.add(row);
}

void add_group(digest& d, const hdf5::group& group, const row_digests& known) {
    const bool is_root = group.path() == "/";
    d.add("group");
    d.add(group.path());
    add_attributes(d, group,
                   is_root ? std::span<const std::string_view>(circumstances) : std::span<const std::string_view>());
    std::vector<std::string> names = group.names();
    std::ranges::sort(names);
    for (const std::string& name : names) {
        if (group.is_group(name)) {
            add_group(d, group.open_group(name), known);
        } else {
            add_dataset(d, group.open_dataset(name), known);
        }
    }
}

}  // namespace

std::string record_digest(const hdf5::group& root, const row_digests& known) {
    digest d;
    add_group(d, root, known);
    return d.hex();
}

}  // namespace sim
