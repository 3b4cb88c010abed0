/// Values and languages between C++ and Python.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/core/error.hpp"

namespace sim::bindings {

inline language language_of(const std::string& id) {
    if (id == "en") return language::en;
    if (id == "zh") return language::zh;
    throw input_error({{"lang", "lang = \"" + id + "\": must be en or zh"}});
}

/// The enumerator with this id.
template <class E>
E from_id(const std::string& name, const std::string& id) {
    std::string valid;
    for (std::size_t i = 0; i < count_of<E>; ++i) {
        if (labels<E>[i].id == id) return static_cast<E>(i);
        valid += (i == 0 ? "" : ", ") + std::string(labels<E>[i].id);
    }
    throw input_error({{name, name + " = \"" + id + "\": must be one of " + valid}});
}

/// A parameter's value in the type that its kind calls for.
inline pybind11::object python_value(const parameter_info& info, double value) {
    namespace py = pybind11;
    switch (info.kind) {
        case value_kind::number:
            return py::float_(value);
        case value_kind::count:
            return py::int_(static_cast<std::int64_t>(value));
        case value_kind::flag:
            return py::bool_(value != 0.0);
        case value_kind::choice:
            return py::str(std::string(info.choices[static_cast<std::size_t>(value)].id));
        case value_kind::clock: {
            const auto s = std::min(static_cast<int>(value), day_length - 1);
            return py::module_::import("datetime").attr("time")(s / 3600, s / 60 % 60, s % 60);
        }
        case value_kind::date: {
            const std::string text = iso({static_cast<std::int32_t>(value)});
            return py::module_::import("datetime").attr("date").attr("fromisoformat")(text);
        }
    }
    throw internal_error("unknown value kind");
}

inline pybind11::dict label_dict(const label& l) {
    pybind11::dict out;
    out["id"] = std::string(l.id);
    out["en"] = std::string(l.en);
    out["zh"] = std::string(l.zh);
    return out;
}

}  // namespace sim::bindings
