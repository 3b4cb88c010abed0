#include "sim/model/parameters.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/graph/township_params.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms.hpp"

namespace sim {
namespace {

template <class... M>
std::tuple<typename M::params...> values_of(type_list<M...>);

template <class... M>
consteval bool well_described(type_list<M...>) {
    return ((every_member_described<typename M::params>() && defaults_in_range<typename M::params>()) && ...);
}
static_assert(well_described(parameter_sections{}), "a row per member, and every default in its range");

/// Turns row I of the section of M into one parameter, or one per enumerator.
template <class M, std::size_t I>
void add_field(std::vector<parameter>& all) {
    using P = typename M::params;
    static constexpr auto rows = P::fields();
    static constexpr auto row = std::get<I>(rows);
    const std::string stem = std::string(P::section) + "." + std::string(row.info.name);
    const P defaults{};
    if constexpr (requires { (defaults.*row.member).size(); }) {
        for (std::size_t k = 0; k < row.index.size(); ++k) {
            all.push_back({stem + "." + std::string(row.index[k].id), &row.info,
                           [k](const parameters& p) { return as_double((p.of<M>().*row.member)[k]); },
                           [k](parameters& p, double v) { sim::assign((p.of<M>().*row.member)[k], v); },
                           as_double((defaults.*row.member)[k])});
        }
    } else {
        all.push_back({stem, &row.info, [](const parameters& p) { return as_double(p.of<M>().*row.member); },
                       [](parameters& p, double v) { sim::assign(p.of<M>().*row.member, v); },
                       as_double(defaults.*row.member)});
    }
}

template <class M>
void add_section(std::vector<parameter>& all) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (add_field<M, I>(all), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(M::params::fields())>>{});
}

std::vector<parameter> gather() {
    std::vector<parameter> all;
    for_each_type(parameter_sections{}, [&]<class M>() { add_section<M>(all); });
    return all;
}

std::vector<section> name_sections() {
    std::vector<section> all;
    for_each_type(parameter_sections{}, [&]<class M>() { all.push_back({M::params::section, M::params::title}); });
    return all;
}

template <class Held, class At>
void point_at(Held& held, At& at) {
    std::size_t i = 0;
    std::apply([&](auto&... values) { ((at[i++] = &values), ...); }, held.values);
}

}  // namespace

struct parameters::sections {
    decltype(values_of(parameter_sections{})) values;
};

parameters::parameters() : held_(std::make_unique<sections>()) {
    point_at(*held_, at_);
}

parameters::parameters(const parameters& other) : held_(std::make_unique<sections>(*other.held_)) {
    point_at(*held_, at_);
}

parameters::parameters(parameters&& other) noexcept = default;
parameters& parameters::operator=(parameters&& other) noexcept = default;
parameters::~parameters() = default;

parameters& parameters::operator=(const parameters& other) {
    return *this = parameters(other);
}

const std::vector<parameter>& all_parameters() {
    static const std::vector<parameter> all = gather();
    return all;
}

const std::vector<section>& all_sections() {
    static const std::vector<section> all = name_sections();
    return all;
}

const parameter* find_parameter(std::string_view key) {
    const auto& all = all_parameters();
    const auto found = std::ranges::find(all, key, [](const parameter& p) { return std::string_view(p.key); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace sim
