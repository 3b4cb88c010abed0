/// HDF5 files as C++ values: owned handles, typed attributes and data sets, errors with the library's own reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/core/error.hpp"

namespace sim::hdf5 {

/// What the HDF5 library refused to do, with the reason it gave. Callers who know the path add it.
struct failure : results_error {
    using results_error::results_error;
};

/// Owns one identifier of the C library and closes it once. Closing a data set writes out what the library has buffered
/// of it. A destructor cannot throw, so it notes a failure, and file::close() reports what was noted.
class handle {
public:
    using closer = int (*)(std::int64_t);

    handle() = default;
    handle(std::int64_t id, closer how) : id_(id), close_(how) {}
    handle(handle&& other) noexcept;
    handle& operator=(handle&& other) noexcept;
    ~handle();

    std::int64_t id() const { return id_; }
    /// Closes now; false if the library could not.
    bool close();

private:
    std::int64_t id_ = -1;
    closer close_ = nullptr;
};

using extent = std::vector<std::uint64_t>;

/// Elements of a data set in row-major order; the alternatives are in the order of `element`.
using values =
    std::variant<std::vector<std::int64_t>, std::vector<std::int32_t>, std::vector<double>, std::vector<std::string>>;
enum class element : std::uint8_t { int64, int32, float64, text };

using attribute = std::variant<std::int64_t, double, std::string, std::vector<std::string>>;

/// Anything that carries attributes.
class object {
public:
    explicit object(handle h) : handle_(std::move(h)) {}

    void write_attribute(const std::string& name, const attribute& value);
    /// Throws if the attribute is missing or of a type that this program never writes.
    attribute read_attribute(const std::string& name) const;
    /// Text of an attribute, or empty if there is none.
    std::string text_attribute(const std::string& name) const;
    bool has_attribute(const std::string& name) const;
    /// In order of bytes.
    std::vector<std::string> attribute_names() const;
    /// Absolute path inside the file.
    std::string path() const;

    std::int64_t id() const { return handle_.id(); }

private:
    handle handle_;
};

/// Shape and storage of a new data set. An empty chunk means contiguous and uncompressed.
struct layout {
    element type = element::float64;
    extent shape;
    extent chunk;
};

class dataset : public object {
public:
    using object::object;

    element type() const;
    extent shape() const;

    values read() const;
    /// Rows [first, first + count) of the leading dimension.
    values read_rows(std::uint64_t first, std::uint64_t count) const;
    void write(const values& all);
    void write_rows(std::uint64_t first, std::uint64_t count, const values& rows);
    /// Makes row `to` equal to the one row of `from`: compressed chunks as they are where both are stored alike.
    void copy_row(const dataset& from, std::uint64_t to);

    /// Makes this a dimension scale (a coordinate) of the given name.
    void make_scale(const std::string& name);
    bool is_scale() const;
    /// Hangs a scale on one axis.
    void attach_scale(unsigned axis, const dataset& scale);
    /// Name of the scale on each axis; a scale names itself; empty where there is none.
    std::vector<std::string> dimension_names() const;
};

class group : public object {
public:
    using object::object;

    group create_group(const std::string& name);
    group open_group(const std::string& name) const;
    dataset create_dataset(const std::string& name, const layout& how);
    dataset open_dataset(const std::string& name) const;

    bool has(const std::string& name) const;
    bool is_group(const std::string& name) const;
    /// Members in the order in which they were made.
    std::vector<std::string> names() const;
};

/// A file on disk or in memory. No time stamps are stored, so equal content gives equal bytes.
class file {
public:
    /// With so many bytes before the content that the library leaves alone: 0, or a power of two from 512 on.
    static file create(const std::filesystem::path& path, std::size_t user_block = 0);
    static file open(const std::filesystem::path& path);
    static file create_in_memory();
    static file open_image(std::span<const std::byte> image);

    group root() const;
    /// The bytes that a file with this content has on disk.
    std::vector<std::byte> image() const;
    /// Writes out everything that is buffered; throws if anything did not reach the file.
    void flush();
    /// Writes out and closes; throws if anything did not reach the file, now or when a handle of this thread closed since
    /// the file was created.
    void close();

private:
    explicit file(handle h) : handle_(std::move(h)) {}

    handle handle_;
};

/// True if the file has the signature of HDF5; false for anything else, also for a file that cannot be read.
bool is_hdf5(const std::filesystem::path& path);

}  // namespace sim::hdf5
