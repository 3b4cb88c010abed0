#include "sim/graph/generate.hpp"

#include <algorithm>
#include <cstdio>
#include <span>

#include "sim/core/distributions.hpp"
#include "sim/core/random.hpp"
#include "sim/graph/catalogue.hpp"
#include "sim/graph/division.hpp"

namespace sim {
namespace {

// Entities of draws: who and what a draw is about, whatever else there is in the township.
constexpr std::uint32_t leader_key(std::size_t i) {
    return 0x100U + static_cast<std::uint32_t>(i);
}
constexpr std::uint32_t office_key(std::size_t office, std::size_t seat) {
    return 0x10000U + static_cast<std::uint32_t>(office * 0x400 + seat);
}
constexpr std::uint32_t village_key(std::size_t village, std::size_t seat) {
    return 0x40000U + static_cast<std::uint32_t>(village * 0x40 + seat);
}
constexpr std::size_t first_secretary_seat = 0x3F;
constexpr std::uint32_t spread_object = 0;
constexpr std::uint32_t office_group_object(std::size_t office) {
    return 0x100U + static_cast<std::uint32_t>(office);
}
constexpr std::uint32_t line_group_object(std::size_t line) {
    return 0x200U + static_cast<std::uint32_t>(line);
}

std::string two_digits(std::size_t k) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "%02zu", k);
    return digits;
}

class generator {
public:
    generator(const township_params& par, std::uint32_t seed, std::uint32_t township)
        : par_(par), draws_(seed, 0, township) {}

    roster build() && {
        add_departments();
        labour_ = divide_labour(out_.departments, par_.n_leaders, par_.n_offices, par_.n_staff);
        add_leadership();
        for (std::size_t o = 0; o < labour_.office_lines.size(); ++o) add_office(o);
        for (std::size_t v = 0; v < static_cast<std::size_t>(par_.n_villages); ++v) add_village(v);
        assign_contact_villages();
        add_groups();
        return std::move(out_);
    }

private:
    void add_departments() {
        for (const auto& d : department_catalogue().first(static_cast<std::size_t>(par_.n_departments))) {
            out_.departments.push_back(
                {"line-" + std::string(d.id), std::string(d.name.en), std::string(d.name.zh), d.field});
        }
    }

    void add_person(std::string id, role post, std::uint32_t key, std::vector<std::int32_t> lines) {
        const auto home = static_cast<std::int32_t>(out_.units.size()) - 1;
        const bool of_village = out_.units.back().kind == unit_kind::village;
        out_.persons.push_back({std::move(id), post, home, of_village ? home : -1, std::move(lines)});
        keys_.push_back(key);
    }

    void add_leadership() {
        out_.units.push_back({"leadership", unit_kind::leadership, "Township leadership", "乡镇领导班子"});
        for (std::size_t i = 0; i < static_cast<std::size_t>(par_.n_leaders); ++i) {
            std::vector<std::int32_t> lines;
            for (std::size_t d = 0; d < out_.departments.size(); ++d) {
                if (labour_.leader_of_line[d] == static_cast<std::int32_t>(i)) {
                    lines.push_back(static_cast<std::int32_t>(d));
                }
            }
            add_person("leader-" + std::to_string(i + 1), role::leader, leader_key(i), std::move(lines));
        }
    }

    void add_office(std::size_t o) {
        const known_office& office = office_catalogue()[o];
        const std::string id = "office-" + std::string(office.id);
        out_.units.push_back({id, unit_kind::office, std::string(office.name.en), std::string(office.name.zh)});
        add_person(id + "-head", role::office_head, office_key(o, 0), labour_.office_lines[o]);
        auto handled = handlers_of_office(labour_.office_lines[o], labour_.office_staff[o]);
        for (std::size_t s = 0; s < handled.size(); ++s) {
            add_person(id + "-staff-" + std::to_string(s + 1), role::office_staff, office_key(o, s + 1),
                       std::move(handled[s]));
        }
    }

    void add_village(std::size_t v) {
        const std::string id = "village-" + two_digits(v + 1);
        const std::string number = std::to_string(v + 1);
        out_.units.push_back({id, unit_kind::village, "Village " + number, "第" + number + "村"});
        auto carried = lines_of_village(out_.departments, par_.cadres_per_village);
        add_person(id + "-secretary", role::village_secretary, village_key(v, 0), std::move(carried[0]));
        for (std::size_t c = 1; c < carried.size(); ++c) {
            add_person(id + "-cadre-" + std::to_string(c), role::village_cadre, village_key(v, c),
                       std::move(carried[c]));
        }
        const std::uint32_t key = village_key(v, first_secretary_seat);
        if (bernoulli(draws_.uniform(purpose::roster, key, 0), par_.first_secretary_share)) {
            add_person(id + "-first-secretary", role::first_secretary, key, {});
        }
    }

    bool of_township(std::size_t p) const {
        return out_.units[static_cast<std::size_t>(out_.persons[p].unit)].kind != unit_kind::village;
    }

    /// How much person p and village v draw each other.
    double affinity(std::size_t p, std::size_t v) const {
        return draws_.uniform(purpose::roster, keys_[p], static_cast<std::uint32_t>(v + 1));
    }

    /// Villages in turn take the free person they draw most; whoever is left goes where the draw is highest. One
    /// village more therefore takes people to itself and moves nobody between the others.
    void assign_contact_villages() {
        const auto villages = static_cast<std::size_t>(par_.n_villages);
        const std::size_t first_village = out_.units.size() - villages;
        const auto free = [&](std::size_t p) { return of_township(p) && out_.persons[p].serves_village < 0; };
        const auto send = [&](std::size_t p, std::size_t v) {
            out_.persons[p].serves_village = static_cast<std::int32_t>(first_village + v);
        };
        for (std::size_t v = 0; v < villages; ++v) {
            std::size_t best = out_.persons.size();
            for (std::size_t p = 0; p < out_.persons.size(); ++p) {
                if (free(p) && (best == out_.persons.size() || affinity(p, v) > affinity(best, v))) best = p;
            }
            if (best < out_.persons.size()) send(best, v);
        }
        for (std::size_t p = 0; p < out_.persons.size(); ++p) {
            if (!free(p)) continue;
            std::size_t best = 0;
            for (std::size_t v = 1; v < villages; ++v) {
                if (affinity(p, v) > affinity(p, best)) best = v;
            }
            send(p, best);
        }
    }

    bool carries_any(std::size_t p, std::span<const std::int32_t> lines) const {
        return std::ranges::any_of(out_.persons[p].lines,
                                   [&](std::int32_t line) { return std::ranges::binary_search(lines, line); });
    }

    /// Probability that p is pulled into a group without a duty there; the spread leaves the mean of the role unchanged
    /// as long as it stays below 1.
    double pull_in(std::size_t p) const {
        const double u = draws_.uniform(purpose::membership, keys_[p], spread_object);
        return lognormal(u, par_.pull_in[out_.persons[p].post], par_.pull_in_spread);
    }

    template <class Duty>
    std::vector<std::int32_t> members(Duty&& has_duty) const {
        std::vector<std::int32_t> found;
        for (std::size_t p = 0; p < out_.persons.size(); ++p) {
            if (has_duty(p)) found.push_back(static_cast<std::int32_t>(p));
        }
        return found;
    }

    /// Those with a duty and those pulled in.
    template <class Duty>
    std::vector<std::int32_t> wider_members(std::uint32_t object, Duty&& has_duty) const {
        return members([&](std::size_t p) {
            return has_duty(p) || bernoulli(draws_.uniform(purpose::membership, keys_[p], object), pull_in(p));
        });
    }

    std::vector<std::int32_t> every_line() const {
        std::vector<std::int32_t> all(out_.departments.size());
        for (std::size_t d = 0; d < all.size(); ++d) all[d] = static_cast<std::int32_t>(d);
        return all;
    }

    void add_groups() {
        out_.groups.push_back({"group-plenary", "Whole-township group", "全镇工作大群", group_kind::plenary,
                               function::general, every_line(), members([](std::size_t) { return true; })});
        for (std::size_t o = 0; o < labour_.office_lines.size(); ++o) add_office_group(o);
        for (std::size_t d = 0; d < out_.departments.size(); ++d) add_line_group(d);
        add_secretaries_group();
        for (std::size_t k = 0; k < static_cast<std::size_t>(par_.n_extra_groups); ++k) add_small_group(k);
    }

    /// The office's own people and the leaders in charge of its lines have a duty in it.
    void add_office_group(std::size_t o) {
        const unit& home = out_.units[o + 1];
        const auto& lines = labour_.office_lines[o];
        out_.groups.push_back({"group-" + home.id, home.name + " group", home.name_zh + "工作群", group_kind::office,
                               office_catalogue()[o].field, lines,
                               wider_members(office_group_object(o), [&](std::size_t p) {
                                   return out_.persons[p].unit == static_cast<std::int32_t>(o + 1) ||
                                          (out_.persons[p].post == role::leader && carries_any(p, lines));
                               })});
    }

    void add_line_group(std::size_t d) {
        const known_department& department = department_catalogue()[d];
        const std::vector<std::int32_t> line{static_cast<std::int32_t>(d)};
        out_.groups.push_back(
            {"group-" + out_.departments[d].id, std::string(department.topic.en) + " group",
             std::string(department.topic.zh) + "工作群",
             has_special_group(department) ? group_kind::special : group_kind::line, department.field, line,
             wider_members(line_group_object(d), [&](std::size_t p) { return carries_any(p, line); })});
    }

    void add_secretaries_group() {
        out_.groups.push_back({"group-secretaries", "Village secretaries' group", "村支书工作群",
                               group_kind::secretaries, function::party, every_line(), members([&](std::size_t p) {
                                   const role post = out_.persons[p].post;
                                   return post == role::leader || post == role::village_secretary ||
                                          post == role::first_secretary;
                               })});
    }

    /// Lines in turn make one more group of those who must act for them, nobody else.
    void add_small_group(std::size_t k) {
        const std::size_t d = k % out_.departments.size();
        const known_department& department = department_catalogue()[d];
        const std::vector<std::int32_t> line{static_cast<std::int32_t>(d)};
        out_.groups.push_back({"group-small-" + two_digits(k + 1), std::string(department.topic.en) + " small group",
                               std::string(department.topic.zh) + "小群", group_kind::small, department.field, line,
                               members([&](std::size_t p) { return carries_any(p, line); })});
    }

    const township_params& par_;
    random_source draws_;
    roster out_;
    division_of_labour labour_;
    std::vector<std::uint32_t> keys_;  // [persons] entity of each person's draws
};

}  // namespace

roster generate_roster(const township_params& par, std::uint32_t seed, std::uint32_t township) {
    return generator(par, seed, township).build();
}

}  // namespace sim
