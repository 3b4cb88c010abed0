#include <algorithm>
#include <functional>
#include <numeric>

#include "sim/results/hdf5/library.hpp"

namespace sim::hdf5 {
namespace {

std::size_t volume(const extent& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
}

/// The rows [first, first + count) as a selection in the file and the matching space in memory.
struct selection {
    handle file_space;
    handle memory_space;
    std::size_t size = 0;
};

selection rows_of(const dataset& d, std::uint64_t first, std::uint64_t count) {
    extent shape = d.shape();
    if (shape.empty() || first + count > shape[0]) throw internal_error("rows outside the data set");
    extent start(shape.size(), 0);
    start[0] = first;
    shape[0] = count;
    selection s;
    s.file_space = own(H5Dget_space(d.id()), H5Sclose, "space");
    s.size = volume(shape);
    const std::vector<hsize_t> from(start.begin(), start.end());
    const std::vector<hsize_t> size(shape.begin(), shape.end());
    check(H5Sselect_hyperslab(s.file_space.id(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr),
          "cannot select rows");
    s.memory_space = own(H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr), H5Sclose, "space");
    return s;
}

selection whole(const dataset& d) {
    return {own(H5Dget_space(d.id()), H5Sclose, "space"), own(H5Dget_space(d.id()), H5Sclose, "space"),
            volume(d.shape())};
}

template <class T>
values read_numbers(const dataset& d, const selection& s, hid_t memory_type) {
    std::vector<T> out(s.size);
    check(H5Dread(d.id(), memory_type, s.memory_space.id(), s.file_space.id(), H5P_DEFAULT, out.data()),
          "cannot read " + d.path());
    return out;
}

/// How texts pass between memory and file. The library zeroes a whole conversion buffer at each call, 1 MiB unless told
/// how much a call needs: for the short lists of names here that would be most of the work.
handle text_transfer(std::size_t texts) {
    constexpr std::size_t least = 4096;
    constexpr std::size_t most = std::size_t{1} << 20U;
    handle transfer = own(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "transfer");
    const std::size_t bytes = std::clamp(texts * sizeof(hvl_t), least, most);
    check(H5Pset_buffer(transfer.id(), bytes, nullptr, nullptr), "transfer");
    return transfer;
}

values read_texts(const dataset& d, const selection& s) {
    if (s.size == 0) return std::vector<std::string>();  // the library refuses to free the texts of no element
    const handle type = text_type();
    std::vector<char*> bytes(s.size, nullptr);
    check(H5Dread(d.id(), type.id(), s.memory_space.id(), s.file_space.id(), text_transfer(s.size).id(), bytes.data()),
          "cannot read " + d.path());
    std::vector<std::string> out;
    out.reserve(s.size);
    for (const char* b : bytes) out.emplace_back(b == nullptr ? "" : b);
    check(H5Dvlen_reclaim(type.id(), s.memory_space.id(), H5P_DEFAULT, bytes.data()), "cannot free text");
    return out;
}

values read_selected(const dataset& d, const selection& s) {
    switch (d.type()) {
        case element::int64:
            return read_numbers<std::int64_t>(d, s, H5T_NATIVE_INT64);
        case element::int32:
            return read_numbers<std::int32_t>(d, s, H5T_NATIVE_INT32);
        case element::float64:
            return read_numbers<double>(d, s, H5T_NATIVE_DOUBLE);
        case element::text:
            return read_texts(d, s);
    }
    throw internal_error("unknown element type");
}

void write_selected(const dataset& d, const selection& s, const values& v) {
    if (v.index() != static_cast<std::size_t>(d.type())) throw internal_error("wrong element type for " + d.path());
    const auto put = [&](hid_t memory_type, const void* data, std::size_t size, hid_t transfer = H5P_DEFAULT) {
        if (size != s.size) throw internal_error("wrong number of elements for " + d.path());
        check(H5Dwrite(d.id(), memory_type, s.memory_space.id(), s.file_space.id(), transfer, data),
              "cannot write " + d.path());
    };
    if (const auto* i64 = std::get_if<0>(&v)) put(H5T_NATIVE_INT64, i64->data(), i64->size());
    if (const auto* i32 = std::get_if<1>(&v)) put(H5T_NATIVE_INT32, i32->data(), i32->size());
    if (const auto* f64 = std::get_if<2>(&v)) put(H5T_NATIVE_DOUBLE, f64->data(), f64->size());
    if (const auto* texts = std::get_if<3>(&v)) {
        std::vector<const char*> bytes;
        for (const std::string& text : *texts) bytes.push_back(text.c_str());
        put(text_type().id(), bytes.data(), bytes.size(), text_transfer(bytes.size()).id());
    }
}

/// The name that a scale was given; it is that of its data set. The path of a scale found by reference is not asked for:
/// the library would walk through the whole file to find it.
herr_t note_scale_name(hid_t, unsigned, hid_t scale, void* name) {
    const auto size = H5DSget_scale_name(scale, nullptr, 0);
    if (size < 0) return -1;
    std::string text(static_cast<std::size_t>(size) + 1, '\0');
    H5DSget_scale_name(scale, text.data(), text.size());
    text.pop_back();
    *static_cast<std::string*>(name) = text;
    return 1;  // one scale per axis: stop
}

}  // namespace

element dataset::type() const {
    const handle type = own(H5Dget_type(id()), H5Tclose, "type");
    const std::size_t size = H5Tget_size(type.id());
    switch (H5Tget_class(type.id())) {
        case H5T_STRING:
            if (H5Tis_variable_str(type.id()) > 0) return element::text;
            break;
        case H5T_INTEGER:
            if (H5Tget_sign(type.id()) == H5T_SGN_2 && size == 8) return element::int64;
            if (H5Tget_sign(type.id()) == H5T_SGN_2 && size == 4) return element::int32;
            break;
        case H5T_FLOAT:
            if (size == 8) return element::float64;
            break;
        default:
            break;
    }
    throw failure(path() + " has an element type that this program never writes");
}

extent dataset::shape() const {
    const handle space = own(H5Dget_space(id()), H5Sclose, "space");
    const int rank = check(H5Sget_simple_extent_ndims(space.id()), "shape");
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr), "shape");
    return {sizes.begin(), sizes.end()};
}

values dataset::read() const {
    return read_selected(*this, whole(*this));
}

values dataset::read_rows(std::uint64_t first, std::uint64_t count) const {
    return read_selected(*this, rows_of(*this, first, count));
}

void dataset::write(const values& all) {
    write_selected(*this, whole(*this), all);
    // a buffer that is lost when the data set closes would be lost without a word
    check(H5Dflush(id()), "cannot write " + path());
}

void dataset::write_rows(std::uint64_t first, std::uint64_t count, const values& rows) {
    write_selected(*this, rows_of(*this, first, count), rows);
}

void dataset::make_scale(const std::string& name) {
    check(H5DSset_scale(id(), name.c_str()), "cannot make '" + name + "' a dimension scale");
}

bool dataset::is_scale() const {
    return check(H5DSis_scale(id()), "cannot read " + path()) > 0;
}

void dataset::attach_scale(unsigned axis, const dataset& scale) {
    check(H5DSattach_scale(id(), scale.id(), axis), "cannot attach " + scale.path() + " to " + path());
}

std::vector<std::string> dataset::dimension_names() const {
    const std::size_t rank = shape().size();
    std::vector<std::string> names(rank);
    if (is_scale()) {
        const std::string own_path = path();
        return {own_path.substr(own_path.rfind('/') + 1)};
    }
    for (unsigned axis = 0; axis < rank; ++axis) {
        if (H5DSget_num_scales(id(), axis) < 1) continue;
        check(H5DSiterate_scales(id(), axis, nullptr, note_scale_name, &names[axis]), "cannot list the scales");
    }
    return names;
}

}  // namespace sim::hdf5
