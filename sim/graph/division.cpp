#include "sim/graph/division.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/error.hpp"
#include "sim/graph/catalogue.hpp"

namespace sim {
namespace {

/// Offices for lines of function f among the first n of the catalogue.
std::vector<std::size_t> offices_for(function f, std::int32_t n_offices) {
    const auto offices = office_catalogue().first(static_cast<std::size_t>(n_offices));
    std::vector<std::size_t> found;
    for (const function wanted : {f, fallback_field(f)}) {
        for (std::size_t o = 0; o < offices.size() && found.size() < offices.size(); ++o) {
            if (offices[o].field == wanted) found.push_back(o);
        }
        if (!found.empty()) return found;
    }
    throw internal_error("a function without an office");
}

std::vector<std::vector<std::int32_t>> share_lines(const std::vector<department>& departments, std::int32_t n_offices) {
    std::vector<std::vector<std::int32_t>> lines(static_cast<std::size_t>(n_offices));
    per<function, std::size_t> dealt{};
    for (std::size_t d = 0; d < departments.size(); ++d) {
        const function f = departments[d].field;
        const auto offices = offices_for(f, n_offices);
        lines[offices[dealt[f]++ % offices.size()]].push_back(static_cast<std::int32_t>(d));
    }
    return lines;
}

std::vector<std::int32_t> share_staff(const std::vector<std::vector<std::int32_t>>& office_lines, std::int32_t people) {
    std::vector<std::int32_t> staff(office_lines.size(), 1);
    const auto claim = [&](std::size_t o) {
        return static_cast<double>(office_lines[o].size()) / (2.0 * staff[o] + 1.0);
    };
    for (std::int32_t given = static_cast<std::int32_t>(staff.size()); given < people; ++given) {
        std::size_t next = 0;
        for (std::size_t o = 1; o < staff.size(); ++o) {
            if (claim(o) > claim(next)) next = o;
        }
        ++staff[next];
    }
    return staff;
}

std::vector<std::int32_t> share_charge(const std::vector<department>& departments, std::int32_t n_leaders) {
    std::vector<std::size_t> by_function(departments.size());
    std::iota(by_function.begin(), by_function.end(), std::size_t{0});
    std::ranges::stable_sort(by_function, {}, [&](std::size_t d) { return departments[d].field; });
    std::vector<std::int32_t> leader(departments.size());
    for (std::size_t k = 0; k < by_function.size(); ++k) {
        leader[by_function[k]] =
            static_cast<std::int32_t>(k * static_cast<std::size_t>(n_leaders) / by_function.size());
    }
    return leader;
}

}  // namespace

division_of_labour divide_labour(const std::vector<department>& departments, std::int32_t n_leaders,
                                 std::int32_t n_offices, std::int32_t n_staff) {
    division_of_labour d;
    d.leader_of_line = share_charge(departments, n_leaders);
    d.office_lines = share_lines(departments, n_offices);
    d.office_staff = share_staff(d.office_lines, n_staff - n_offices);
    return d;
}

std::vector<std::vector<std::int32_t>> handlers_of_office(const std::vector<std::int32_t>& lines,
                                                          std::int32_t n_staff) {
    const std::size_t people = static_cast<std::size_t>(n_staff);
    const std::size_t duties = std::max(2 * lines.size(), people);
    std::vector<std::vector<std::int32_t>> carried(people);
    for (std::size_t duty = 0; duty < duties; ++duty) {
        const std::size_t round = duty / lines.size();
        // where rounds would meet the same person again, the second round starts one person later
        const std::size_t shift = lines.size() % people == 0 ? round : 0;
        carried[(duty + shift) % people].push_back(lines[duty % lines.size()]);
    }
    for (auto& own : carried) {
        std::ranges::sort(own);
        const auto repeated = std::ranges::unique(own);
        own.erase(repeated.begin(), repeated.end());
    }
    return carried;
}

std::vector<std::vector<std::int32_t>> lines_of_village(const std::vector<department>& departments,
                                                        std::int32_t n_cadres) {
    std::vector<std::vector<std::int32_t>> carried(static_cast<std::size_t>(n_cadres));
    std::size_t dealt = 0;
    for (std::size_t d = 0; d < departments.size(); ++d) {
        const std::size_t cadre = departments[d].field == function::party ? 0 : 1 + dealt++ % (carried.size() - 1);
        carried[cadre].push_back(static_cast<std::int32_t>(d));
    }
    return carried;
}

}  // namespace sim
