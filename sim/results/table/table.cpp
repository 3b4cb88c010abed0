#include "sim/results/table/table.hpp"

#include <algorithm>

#include "sim/core/error.hpp"

namespace sim {
namespace {

constexpr std::uint64_t large_chunk = 1U << 20U;  // bytes; fits the chunk cache of HDF5
constexpr std::uint64_t small_chunk = 1U << 16U;

constexpr std::string_view title_en = "_title_en";
constexpr std::string_view title_zh = "_title_zh";

std::uint64_t volume(const hdf5::extent& shape) {
    std::uint64_t v = 1;
    for (const std::uint64_t n : shape) v *= n;
    return v;
}

std::uint64_t ceil_div(std::uint64_t a, std::uint64_t b) {
    return (a + b - 1) / b;
}

dimension replicate_axis(std::span<const std::int64_t> numbers) {
    return {.id = std::string(replicate_dimension),
            .long_name = "Replicate: the same scenario with other luck",
            .long_name_zh = "重复实验编号（同一情景、不同随机数）",
            .unit = "1",
            .names = {},
            .titles_en = {},
            .titles_zh = {},
            .values = {numbers.begin(), numbers.end()}};
}

void write_titles(hdf5::group& group, const dimension& d, std::string_view suffix,
                  const std::vector<std::string>& titles, const hdf5::dataset& scale) {
    if (titles.empty()) return;
    hdf5::dataset made = group.create_dataset(d.id + std::string(suffix), {hdf5::element::text, {titles.size()}, {}});
    made.write(titles);
    write_description(made, {"1", d.long_name, d.long_name_zh});
    made.attach_scale(0, scale);
}

/// Names of the text coordinates over these dimensions, as the CF convention wants them on a variable.
std::string title_coordinates(const table& shape, const variable& v) {
    std::string all;
    for (const std::string& id : v.dimensions) {
        const dimension& d = shape.axis(id);
        for (const auto& [titles, suffix] : {std::pair{&d.titles_en, title_en}, std::pair{&d.titles_zh, title_zh}}) {
            if (!titles->empty()) all += (all.empty() ? "" : " ") + id + std::string(suffix);
        }
    }
    return all;
}

bool ends_with_title_of(const std::string& name, const std::vector<dimension>& dimensions) {
    return std::ranges::any_of(dimensions, [&](const dimension& d) {
        return name == d.id + std::string(title_en) || name == d.id + std::string(title_zh);
    });
}

std::vector<std::string> read_titles(const hdf5::group& group, const std::string& name) {
    if (!group.has(name)) return {};
    return std::get<std::vector<std::string>>(group.open_dataset(name).read());
}

dimension read_dimension(const hdf5::group& group, const std::string& name, const hdf5::dataset& scale) {
    dimension d;
    d.id = name;
    d.unit = scale.text_attribute("units");
    d.long_name = scale.text_attribute("long_name");
    d.long_name_zh = scale.text_attribute("long_name_zh");
    const hdf5::values all = scale.read();
    if (const auto* names = std::get_if<std::vector<std::string>>(&all)) d.names = *names;
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&all)) d.values = *numbers;
    d.titles_en = read_titles(group, name + std::string(title_en));
    d.titles_zh = read_titles(group, name + std::string(title_zh));
    return d;
}

variable read_variable(const std::string& name, const hdf5::dataset& stored, std::optional<std::uint64_t> row) {
    variable v;
    v.id = name;
    v.unit = stored.text_attribute("units");
    v.long_name = stored.text_attribute("long_name");
    v.long_name_zh = stored.text_attribute("long_name_zh");
    v.layer = stored.text_attribute("layer");
    v.dimensions = stored.dimension_names();
    std::erase(v.dimensions, replicate_dimension);
    if (stored.type() == hdf5::element::int32) v.data = std::vector<std::int32_t>();
    if (stored.type() == hdf5::element::float64) v.data = std::vector<double>();
    if (row) take_values(v, stored.read_rows(*row, 1));
    return v;
}

}  // namespace

hdf5::extent chunk_shape(const hdf5::extent& shape, std::uint64_t element_size) {
    const std::uint64_t all = volume(shape);
    if (all == 0 || shape.empty()) return {};
    hdf5::extent chunk = shape;
    const std::uint64_t row = all / shape[0] * element_size;
    chunk[0] = std::clamp<std::uint64_t>(small_chunk / row, 1, shape[0]);
    for (std::size_t axis = 1; axis < chunk.size(); ++axis) {
        const std::uint64_t pieces = ceil_div(volume(chunk) * element_size, large_chunk);
        chunk[axis] = ceil_div(chunk[axis], std::min(pieces, chunk[axis]));
    }
    return chunk;
}

void take_values(variable& v, hdf5::values&& read) {
    const auto keep = [&v]<class T>(T&& values) {
        if constexpr (std::is_constructible_v<decltype(v.data), T>) v.data = std::forward<T>(values);
    };
    std::visit(keep, std::move(read));
}

hdf5::layout layout_of(const table& shape, const variable& v, std::uint64_t replicates) {
    hdf5::layout how{static_cast<hdf5::element>(v.data.index()), {replicates}, {}};
    for (const std::string& id : v.dimensions) how.shape.push_back(shape.axis(id).size());
    how.chunk = chunk_shape(how.shape, how.type == hdf5::element::int32 ? 4 : 8);
    return how;
}

void write_description(hdf5::object& object, const description& text) {
    object.write_attribute("units", text.unit);
    object.write_attribute("long_name", text.long_name);
    object.write_attribute("long_name_zh", text.long_name_zh);
}

hdf5::dataset write_dimension(hdf5::group& group, const dimension& d) {
    const bool named = !d.names.empty();
    hdf5::dataset scale =
        group.create_dataset(d.id, {named ? hdf5::element::text : hdf5::element::int64, {d.size()}, {}});
    if (named) {
        scale.write(d.names);
    } else {
        scale.write(d.values);
    }
    write_description(scale, {d.unit, d.long_name, d.long_name_zh});
    // what xarray and CF readers need to turn "days since 2020-01-06" into dates
    if (d.unit.find(" since ") != std::string::npos) {
        scale.write_attribute("calendar", std::string("proleptic_gregorian"));
    }
    scale.make_scale(d.id);
    write_titles(group, d, title_en, d.titles_en, scale);
    write_titles(group, d, title_zh, d.titles_zh, scale);
    return scale;
}

table_writer::table_writer(hdf5::group& parent, const table& shape, std::span<const std::int64_t> replicates) {
    hdf5::group group = parent.create_group(shape.id);
    group.write_attribute("title", shape.title);
    group.write_attribute("title_zh", shape.title_zh);
    std::vector<hdf5::dataset> scales;
    scales.push_back(write_dimension(group, replicate_axis(replicates)));
    for (const dimension& d : shape.dimensions) scales.push_back(write_dimension(group, d));
    for (const variable& v : shape.variables) {
        std::vector<std::size_t> axes{0};
        for (const std::string& id : v.dimensions) {
            axes.push_back(1 + static_cast<std::size_t>(&shape.axis(id) - shape.dimensions.data()));
        }
        hdf5::dataset& made = columns_.emplace_back(group.create_dataset(v.id, layout_of(shape, v, replicates.size())));
        write_description(made, {v.unit, v.long_name, v.long_name_zh});
        if (!v.layer.empty()) made.write_attribute("layer", v.layer);
        const std::string titles = title_coordinates(shape, v);
        if (!titles.empty()) made.write_attribute("coordinates", titles);
        for (unsigned axis = 0; axis < axes.size(); ++axis) made.attach_scale(axis, scales[axes[axis]]);
    }
}

void table_writer::copy(const hdf5::group& one, std::uint64_t row) {
    for (hdf5::dataset& column : columns_) {
        const std::string path = column.path();
        column.copy_row(one.open_dataset(path.substr(path.rfind('/') + 1)), row);
    }
}

table read_table(const hdf5::group& group, std::optional<std::uint64_t> row) {
    table t;
    const std::string path = group.path();
    t.id = path.substr(path.rfind('/') + 1);
    t.title = group.text_attribute("title");
    t.title_zh = group.text_attribute("title_zh");
    std::vector<std::string> columns;
    for (const std::string& name : group.names()) {
        const hdf5::dataset d = group.open_dataset(name);
        if (!d.is_scale()) {
            columns.push_back(name);
        } else if (name != replicate_dimension) {
            t.dimensions.push_back(read_dimension(group, name, d));
        }
    }
    for (const std::string& name : columns) {
        if (ends_with_title_of(name, t.dimensions)) continue;
        t.variables.push_back(read_variable(name, group.open_dataset(name), row));
    }
    return t;
}

std::vector<std::int64_t> read_replicates(const hdf5::group& group) {
    return std::get<std::vector<std::int64_t>>(group.open_dataset(std::string(replicate_dimension)).read());
}

}  // namespace sim
