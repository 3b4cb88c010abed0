#include <algorithm>
#include <vector>

#include "sim/results/hdf5/library.hpp"

namespace sim::hdf5 {
namespace {

/// How the chunks of a data set lie in the file; empty where there are none. Creation lists as a whole are never equal.
struct storage {
    std::vector<hsize_t> chunk;
    std::vector<std::vector<unsigned>> filters;  // id and settings of each

    friend bool operator==(const storage&, const storage&) = default;
};

storage storage_of(const dataset& d) {
    const handle list = own(H5Dget_create_plist(d.id()), H5Pclose, "creation list");
    storage s;
    if (H5Pget_layout(list.id()) != H5D_CHUNKED) return s;
    s.chunk.resize(d.shape().size());
    check(H5Pget_chunk(list.id(), static_cast<int>(s.chunk.size()), s.chunk.data()), "chunks");
    const int n = check(H5Pget_nfilters(list.id()), "filters");
    for (unsigned i = 0; i < static_cast<unsigned>(n); ++i) {
        std::vector<unsigned> settings(16);
        std::size_t used = settings.size();
        unsigned flags = 0;
        const int id = H5Pget_filter2(list.id(), i, &flags, &used, settings.data(), 0, nullptr, nullptr);
        settings.resize(std::min(used, settings.size()));
        settings.push_back(static_cast<unsigned>(check(id, "filter")));
        s.filters.push_back(std::move(settings));
    }
    return s;
}

/// True if a chunk of one is, byte for byte, a chunk of the other.
bool stored_alike(const dataset& a, const dataset& b) {
    const storage of_a = storage_of(a);
    return !of_a.chunk.empty() && a.type() == b.type() && of_a == storage_of(b);
}

void copy_chunk(const dataset& from, const dataset& into, std::uint64_t to, hsize_t index, hid_t space,
                std::vector<std::byte>& bytes) {
    std::vector<hsize_t> offset(from.shape().size());
    unsigned filters = 0;
    hsize_t size = 0;
    check(H5Dget_chunk_info(from.id(), space, index, offset.data(), &filters, nullptr, &size), "cannot find a chunk");
    bytes.resize(size);
    std::uint32_t read_filters = 0;
    check(H5Dread_chunk(from.id(), H5P_DEFAULT, offset.data(), &read_filters, bytes.data()),
          "cannot read " + from.path());
    offset[0] += to;
    check(H5Dwrite_chunk(into.id(), H5P_DEFAULT, read_filters, offset.data(), size, bytes.data()),
          "cannot write " + into.path());
}

}  // namespace

void dataset::copy_row(const dataset& from, std::uint64_t to) {
    extent row = shape();
    if (row.empty() || to >= row[0]) throw internal_error("row outside the data set");
    row[0] = 1;
    if (from.shape() != row) throw internal_error("a row of another shape");
    if (!stored_alike(from, *this)) {
        write_rows(to, 1, from.read_rows(0, 1));
        return;
    }
    const handle space = own(H5Dget_space(from.id()), H5Sclose, "space");
    hsize_t chunks = 0;
    check(H5Dget_num_chunks(from.id(), space.id(), &chunks), "cannot count the chunks");
    std::vector<std::byte> bytes;
    for (hsize_t i = 0; i < chunks; ++i) copy_chunk(from, *this, to, i, space.id(), bytes);
}

}  // namespace sim::hdf5
