#include "sim/results/hdf5/file.hpp"

#include <atomic>
#include <string>

#include "sim/results/hdf5/library.hpp"

namespace sim::hdf5 {
namespace {

/// The format that HDF5 1.8 and later read: no limit on the size of attributes, members remembered in order. Without a lock,
/// which not every drive has: the spool keeps a second writer out, and a published file is never written again.
handle access_list() {
    begin();
    handle plist = own(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "access list");
    check(H5Pset_libver_bounds(plist.id(), H5F_LIBVER_V18, H5F_LIBVER_V110), "format version");
    check(H5Pset_fclose_degree(plist.id(), H5F_CLOSE_STRONG), "close degree");
#if H5_VERSION_GE(1, 10, 7)
    check(H5Pset_file_locking(plist.id(), 0, 1), "file lock");
#endif
    return plist;
}

/// The same for everything that holds members: remember their order, keep no time.
handle member_list(hid_t kind) {
    handle plist = own(H5Pcreate(kind), H5Pclose, "creation list");
    check(H5Pset_link_creation_order(plist.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "member order");
    check(H5Pset_obj_track_times(plist.id(), 0), "time stamps");
    return plist;
}

handle utf8_names() {
    handle plist = own(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "link list");
    check(H5Pset_char_encoding(plist.id(), H5T_CSET_UTF8), "link names");
    return plist;
}

constexpr unsigned deflate = 1;  // the first level finds most of what there is to find, at a third of the time

handle storage_list(const layout& how) {
    handle plist = own(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "creation list");
    check(H5Pset_obj_track_times(plist.id(), 0), "time stamps");
    if (how.chunk.empty()) return plist;
    const std::vector<hsize_t> chunk(how.chunk.begin(), how.chunk.end());
    check(H5Pset_chunk(plist.id(), static_cast<int>(chunk.size()), chunk.data()), "chunks");
    check(H5Pset_shuffle(plist.id()), "shuffle filter");
    check(H5Pset_deflate(plist.id(), deflate), "deflate filter");
    return plist;
}

constexpr std::size_t memory_growth = 1U << 20U;

/// The library takes two open files in memory for the same one if they bear the same name.
std::string name_in_memory() {
    static std::atomic<std::uint64_t> made{0};
    return "in memory " + std::to_string(++made);
}

}  // namespace

group group::create_group(const std::string& name) {
    const handle links = utf8_names();
    const handle plist = member_list(H5P_GROUP_CREATE);
    return group(own(H5Gcreate2(id(), name.c_str(), links.id(), plist.id(), H5P_DEFAULT), H5Gclose,
                     "cannot create group '" + name + "'"));
}

group group::open_group(const std::string& name) const {
    return group(own(H5Gopen2(id(), name.c_str(), H5P_DEFAULT), H5Gclose, "no group '" + name + "'"));
}

dataset group::create_dataset(const std::string& name, const layout& how) {
    const std::vector<hsize_t> sizes(how.shape.begin(), how.shape.end());
    const handle space =
        sizes.empty() ? own(H5Screate(H5S_SCALAR), H5Sclose, "shape")
                      : own(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr), H5Sclose, "shape");
    const handle type = element_type(how.type);
    const handle links = utf8_names();
    const handle plist = storage_list(how);
    return dataset(own(H5Dcreate2(id(), name.c_str(), type.id(), space.id(), links.id(), plist.id(), H5P_DEFAULT),
                       H5Dclose, "cannot create data set '" + name + "'"));
}

dataset group::open_dataset(const std::string& name) const {
    return dataset(own(H5Dopen2(id(), name.c_str(), H5P_DEFAULT), H5Dclose, "no data set '" + name + "'"));
}

bool group::has(const std::string& name) const {
    return H5Lexists(id(), name.c_str(), H5P_DEFAULT) > 0;
}

bool group::is_group(const std::string& name) const {
    H5O_info_t info;
    check(H5Oget_info_by_name2(id(), name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT), "no member '" + name + "'");
    return info.type == H5O_TYPE_GROUP;
}

std::vector<std::string> group::names() const {
    std::vector<std::string> found;
    const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* out) {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return herr_t{0};
    };
    H5G_info_t info;
    check(H5Gget_info(id(), &info), "cannot list members");
    const handle plist = own(H5Gget_create_plist(id()), H5Pclose, "creation list");
    unsigned flags = 0;
    check(H5Pget_link_creation_order(plist.id(), &flags), "member order");
    const H5_index_t order = (flags & H5P_CRT_ORDER_TRACKED) != 0 ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    check(H5Literate(id(), order, H5_ITER_INC, nullptr, visit, &found), "cannot list members");
    return found;
}

file file::create(const std::filesystem::path& path, std::size_t user_block) {
    const handle access = access_list();
    const handle plist = member_list(H5P_FILE_CREATE);
    check(H5Pset_userblock(plist.id(), user_block), "user block");
    take_lost_write();
    return file(own(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, plist.id(), access.id()), H5Fclose, "cannot create file"));
}

file file::open(const std::filesystem::path& path) {
    const handle access = access_list();
    return file(own(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, "cannot open file"));
}

file file::create_in_memory() {
    const handle access = access_list();
    // H5Fget_file_image of HDF5 1.10 breaks the checksum of a newer superblock; the first kind has none
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V110), "format version");
    check(H5Pset_fapl_core(access.id(), memory_growth, 0), "file in memory");
    const handle plist = member_list(H5P_FILE_CREATE);
    return file(
        own(H5Fcreate(name_in_memory().c_str(), H5F_ACC_TRUNC, plist.id(), access.id()), H5Fclose, "file in memory"));
}

file file::open_image(std::span<const std::byte> image) {
    const handle access = access_list();
    check(H5Pset_fapl_core(access.id(), memory_growth, 0), "file in memory");
    // The library copies the image and never writes through this pointer.
    auto* bytes = const_cast<std::byte*>(image.data());
    check(H5Pset_file_image(access.id(), bytes, image.size()), "file in memory");
    return file(own(H5Fopen(name_in_memory().c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, "file in memory"));
}

group file::root() const {
    return group(own(H5Gopen2(handle_.id(), "/", H5P_DEFAULT), H5Gclose, "cannot open file"));
}

std::vector<std::byte> file::image() const {
    check(H5Fflush(handle_.id(), H5F_SCOPE_GLOBAL), "cannot complete file in memory");
    const auto size = check(H5Fget_file_image(handle_.id(), nullptr, 0), "file in memory");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    check(H5Fget_file_image(handle_.id(), bytes.data(), bytes.size()), "file in memory");
    return bytes;
}

void file::flush() {
    check(H5Fflush(handle_.id(), H5F_SCOPE_GLOBAL), "cannot write file");
}

void file::close() {
    flush();
    if (!handle_.close()) throw failure("cannot close file: " + reason());
    if (const std::string lost = take_lost_write(); !lost.empty()) throw failure("cannot write file: " + lost);
}

bool is_hdf5(const std::filesystem::path& path) {
    begin();
    return H5Fis_hdf5(path.c_str()) > 0;
}

}  // namespace sim::hdf5
