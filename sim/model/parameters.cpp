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

template <class T>
double read_as(const void* at) {
    return as_double(*static_cast<const T*>(at));
}

template <class T>
void write_as(void* at, double value) {
    assign(*static_cast<T*>(at), value);
}

/// The parameter that lies at `member` in the defaults of a section.
template <class P, class T>
parameter at_place(std::string key, const parameter_info& info, std::size_t section, const P& defaults,
                   const T& member) {
    const auto* begin = reinterpret_cast<const std::byte*>(&defaults);
    const auto* place = reinterpret_cast<const std::byte*>(&member);
    return {std::move(key), &info,       as_double(member), section, static_cast<std::size_t>(place - begin),
            &read_as<T>,    &write_as<T>};
}

/// Turns row I of the section of M into one parameter, or one per enumerator.
template <class M, std::size_t I>
void add_field(std::vector<parameter>& all) {
    using P = typename M::params;
    static constexpr auto rows = P::fields();
    static constexpr auto row = std::get<I>(rows);
    constexpr std::size_t section = position_in<M>(parameter_sections{});
    const std::string stem = std::string(P::section) + "." + std::string(row.info.name);
    const P defaults{};
    const auto& member = defaults.*row.member;
    if constexpr (requires { member.size(); }) {
        for (std::size_t k = 0; k < row.index.size(); ++k) {
            all.push_back(at_place(stem + "." + std::string(row.index[k].id), row.info, section, defaults, member[k]));
        }
    } else {
        all.push_back(at_place(stem, row.info, section, defaults, member));
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

double parameter::value(const parameters& all) const {
    return read(static_cast<const std::byte*>(all.at_[section]) + offset);
}

void parameter::assign(parameters& all, double value) const {
    write(static_cast<std::byte*>(all.at_[section]) + offset, value);
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
