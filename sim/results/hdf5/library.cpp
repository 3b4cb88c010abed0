#include "sim/results/hdf5/library.hpp"

namespace sim::hdf5 {
namespace {

/// Why the first handle of this thread that could not be closed could not. A file is written by one thread.
thread_local std::string lost_write;

herr_t keep_first(unsigned, const H5E_error2_t* entry, void* reason) {
    auto& text = *static_cast<std::string*>(reason);
    if (text.empty() && entry->desc != nullptr) text = entry->desc;
    return 0;
}

}  // namespace

void begin() {
    // At exit the library would write out what a full disk has refused, and crash. Everything is closed by its handle.
    static const herr_t at_exit_nothing = H5dont_atexit();
    check(at_exit_nothing, "cannot start HDF5");
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

std::string reason() {
    std::string text;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &text);
    // of a failed system call only what the system said, not the time and the address of the buffer
    constexpr std::string_view quote = "error message = '";
    if (const auto from = text.find(quote); from != std::string::npos) {
        text = text.substr(from + quote.size());
        text = text.substr(0, text.find('\''));
    }
    return text.empty() ? "HDF5 gave no reason" : text;
}

handle text_type() {
    handle type = own(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type.id(), H5T_VARIABLE), "text type");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "text type");
    return type;
}

handle element_type(element e) {
    switch (e) {
        case element::int64:
            return own(H5Tcopy(H5T_STD_I64LE), H5Tclose, "type");
        case element::int32:
            return own(H5Tcopy(H5T_STD_I32LE), H5Tclose, "type");
        case element::float64:
            return own(H5Tcopy(H5T_IEEE_F64LE), H5Tclose, "type");
        case element::text:
            return text_type();
    }
    throw internal_error("unknown element type");
}

void note_lost_write() noexcept {
    try {
        if (lost_write.empty()) lost_write = reason();
    } catch (...) {
        lost_write = "?";  // short enough to need no memory
    }
}

std::string take_lost_write() {
    return std::exchange(lost_write, {});
}

handle::handle(handle&& other) noexcept
    : id_(std::exchange(other.id_, -1)), close_(std::exchange(other.close_, nullptr)) {}

handle& handle::operator=(handle&& other) noexcept {
    if (this != &other) {
        if (!close()) note_lost_write();
        id_ = std::exchange(other.id_, -1);
        close_ = std::exchange(other.close_, nullptr);
    }
    return *this;
}

handle::~handle() {
    if (!close()) note_lost_write();
}

bool handle::close() {
    const auto id = std::exchange(id_, -1);
    return id < 0 || close_ == nullptr || close_(id) >= 0;
}

}  // namespace sim::hdf5
