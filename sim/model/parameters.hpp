/// All parameters of the model, gathered from the structs beside the rules that use them.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/mechanism_list.hpp"

namespace sim {

/// One parameter struct per section of a scenario file. A value. Its layout is private, so that whoever uses one
/// section depends on that mechanism alone.
class parameters {
public:
    parameters();  // the defaults
    parameters(const parameters& other);
    parameters(parameters&& other) noexcept;
    parameters& operator=(const parameters& other);
    parameters& operator=(parameters&& other) noexcept;
    ~parameters();

    /// The numbers of a mechanism: `of<attention>().displacement_depth`.
    template <class M>
    const typename M::params& of() const {
        return *static_cast<const typename M::params*>(at_[position_in<M>(parameter_sections{})]);
    }
    template <class M>
    typename M::params& of() {
        return *static_cast<typename M::params*>(at_[position_in<M>(parameter_sections{})]);
    }

private:
    friend struct parameter;  // reaches a value by its place
    struct sections;

    std::unique_ptr<sections> held_;
    std::array<void*, parameter_sections::size> at_{};  // of each section in held_
};

/// One scalar parameter, type-erased for reading, printing and recording. Plain data, because code for each of some
/// hundred parameters would be slow to compile.
struct parameter {
    std::string key;  // "attention.displacement_depth", "task_issue.rate.form"
    const parameter_info* info = nullptr;
    double fallback = 0.0;    // the default
    std::size_t section = 0;  // where it lies: which section, and how many bytes into it
    std::size_t offset = 0;
    double (*read)(const void* at) = nullptr;
    void (*write)(void* at, double value) = nullptr;

    double value(const parameters& all) const;
    void assign(parameters& all, double value) const;
};

/// A section of a scenario file: its name and what it is about.
struct section {
    std::string_view name;
    text title;
};

/// Every parameter in schedule order; built once.
const std::vector<parameter>& all_parameters();

/// Every section in schedule order.
const std::vector<section>& all_sections();

/// The parameter with this key, or null.
const parameter* find_parameter(std::string_view key);

}  // namespace sim
