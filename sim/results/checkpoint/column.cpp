#include "sim/results/checkpoint/column.hpp"

#include "sim/results/table/table.hpp"

namespace sim {

void write_info(hdf5::object& object, const state_info& info) {
    write_description(object, {std::string(info.unit), std::string(info.meaning.en), std::string(info.meaning.zh)});
    if (!info.owner.empty()) object.write_attribute("written_by", std::string(info.owner));
}

void write_column(hdf5::group& at, const state_info& info, const hdf5::values& column) {
    constexpr std::uint64_t worth_compressing = 1024;
    const std::uint64_t size = std::visit([](const auto& all) { return all.size(); }, column);
    hdf5::layout how{static_cast<hdf5::element>(column.index()), {size}, {}};
    if (size >= worth_compressing && how.type != hdf5::element::text)
        how.chunk = chunk_shape(how.shape, sizeof(double));
    hdf5::dataset made = at.create_dataset(std::string(info.name), how);
    made.write(column);
    write_info(made, info);
}

}  // namespace sim
