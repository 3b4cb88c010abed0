#include <algorithm>

#include "sim/results/hdf5/library.hpp"

namespace sim::hdf5 {
namespace {

struct attribute_writer {
    hid_t owner;
    const std::string& name;

    void operator()(std::int64_t v) const { put(H5T_STD_I64LE, H5T_NATIVE_INT64, scalar(), &v); }
    void operator()(double v) const { put(H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalar(), &v); }
    void operator()(const std::string& v) const {
        const handle type = text_type();
        const char* bytes = v.c_str();
        put(type.id(), type.id(), scalar(), &bytes);
    }
    void operator()(const std::vector<std::string>& v) const {
        const handle type = text_type();
        std::vector<const char*> bytes;
        for (const std::string& s : v) bytes.push_back(s.c_str());
        const hsize_t size = v.size();
        put(type.id(), type.id(), own(H5Screate_simple(1, &size, nullptr), H5Sclose, name), bytes.data());
    }

    handle scalar() const { return own(H5Screate(H5S_SCALAR), H5Sclose, name); }

    void put(hid_t file_type, hid_t memory_type, const handle& space, const void* value) const {
        const handle plist = own(H5Pcreate(H5P_ATTRIBUTE_CREATE), H5Pclose, name);
        check(H5Pset_char_encoding(plist.id(), H5T_CSET_UTF8), name);
        const handle made = own(H5Acreate2(owner, name.c_str(), file_type, space.id(), plist.id(), H5P_DEFAULT),
                                H5Aclose, "cannot create attribute '" + name + "'");
        check(H5Awrite(made.id(), memory_type, value), "cannot write attribute '" + name + "'");
    }
};

attribute read_text(const handle& stored, const handle& type, const handle& space, const std::string& name) {
    const auto size = static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space.id()), name));
    const bool is_scalar = H5Sget_simple_extent_type(space.id()) == H5S_SCALAR;
    if (check(H5Tis_variable_str(type.id()), name) == 0)
        throw failure("attribute '" + name + "': unexpected text type");
    std::vector<char*> bytes(size, nullptr);
    const handle memory = text_type();
    check(H5Aread(stored.id(), memory.id(), bytes.data()), "cannot read attribute '" + name + "'");
    std::vector<std::string> texts;
    for (const char* b : bytes) texts.emplace_back(b == nullptr ? "" : b);
    check(H5Dvlen_reclaim(memory.id(), space.id(), H5P_DEFAULT, bytes.data()), name);
    if (is_scalar) return texts.at(0);
    return texts;
}

}  // namespace

void object::write_attribute(const std::string& name, const attribute& value) {
    std::visit(attribute_writer{id(), name}, value);
}

attribute object::read_attribute(const std::string& name) const {
    const std::string doing = "cannot read attribute '" + name + "'";
    const handle stored = own(H5Aopen(id(), name.c_str(), H5P_DEFAULT), H5Aclose, doing);
    const handle type = own(H5Aget_type(stored.id()), H5Tclose, doing);
    const handle space = own(H5Aget_space(stored.id()), H5Sclose, doing);
    switch (H5Tget_class(type.id())) {
        case H5T_STRING:
            return read_text(stored, type, space, name);
        case H5T_INTEGER: {
            std::int64_t v = 0;
            if (H5Sget_simple_extent_npoints(space.id()) != 1) throw failure(doing + ": not a single number");
            check(H5Aread(stored.id(), H5T_NATIVE_INT64, &v), doing);
            return v;
        }
        case H5T_FLOAT: {
            double v = 0;
            if (H5Sget_simple_extent_npoints(space.id()) != 1) throw failure(doing + ": not a single number");
            check(H5Aread(stored.id(), H5T_NATIVE_DOUBLE, &v), doing);
            return v;
        }
        default:
            throw failure(doing + ": neither number nor text");
    }
}

std::string object::text_attribute(const std::string& name) const {
    if (!has_attribute(name)) return {};
    const attribute value = read_attribute(name);
    const auto* found = std::get_if<std::string>(&value);
    if (found == nullptr) throw failure("attribute '" + name + "' is not a text");
    return *found;
}

bool object::has_attribute(const std::string& name) const {
    return check(H5Aexists(id(), name.c_str()), "attribute '" + name + "'") > 0;
}

std::vector<std::string> object::attribute_names() const {
    std::vector<std::string> names;
    hsize_t position = 0;
    const auto visit = [](hid_t, const char* name, const H5A_info_t*, void* found) {
        static_cast<std::vector<std::string>*>(found)->emplace_back(name);
        return herr_t{0};
    };
    check(H5Aiterate2(id(), H5_INDEX_NAME, H5_ITER_NATIVE, &position, visit, &names), "cannot list attributes");
    std::ranges::sort(names);
    return names;
}

std::string object::path() const {
    const auto size = check(H5Iget_name(id(), nullptr, 0), "object has no path");
    std::string name(static_cast<std::size_t>(size) + 1, '\0');
    check(H5Iget_name(id(), name.data(), name.size()), "object has no path");
    name.pop_back();
    return name;
}

}  // namespace sim::hdf5
