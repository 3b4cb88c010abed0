#include "sim/text/roster/checks.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr unit_kind home_of(role r) {
    switch (r) {
        case role::leader:
            return unit_kind::leadership;
        case role::office_head:
        case role::office_staff:
            return unit_kind::office;
        case role::village_secretary:
        case role::village_cadre:
        case role::first_secretary:
            break;
    }
    return unit_kind::village;
}

class roster_checker {
public:
    roster_checker(const roster& town, const roster_origin& origin, problem_log& log)
        : town_(town), origin_(origin), log_(log) {}

    void persons() {
        for (std::size_t p = 0; p < town_.persons.size(); ++p) {
            const roster_person& person = town_.persons[p];
            if (!origin_.persons[p].sound || !origin_.units[static_cast<std::size_t>(person.unit)].sound) continue;
            const unit_kind wanted = home_of(person.post);
            if (kind_of(person.unit) != wanted) {
                log_.add(origin_.persons[p].at,
                         {"{}: role {} needs a unit of kind {}, but {} is of kind {}.",
                          "{}：职务 {} 须属于 {} 类单位，而 {} 属于 {} 类。"},
                         person.id, id_of(person.post), id_of(wanted), unit_of(person.unit).id,
                         id_of(kind_of(person.unit)));
            } else {
                served_village(p);
            }
        }
    }

    void units() {
        std::size_t leaderships = 0;
        for (std::size_t u = 0; u < town_.units.size(); ++u) {
            switch (town_.units[u].kind) {
                case unit_kind::leadership:
                    if (++leaderships > 1) {
                        log_.add(origin_.units[u].at,
                                 {"{}: a second leadership. A township has one.",
                                  "{}：出现第二个领导班子，一个乡镇只有一个。"},
                                 town_.units[u].id);
                    }
                    post(u, role::leader, true);
                    break;
                case unit_kind::office:
                    post(u, role::office_head, false);
                    break;
                case unit_kind::village:
                    post(u, role::village_secretary, false);
                    break;
            }
        }
        for (std::size_t k = 0; k < count_of<unit_kind>; ++k) at_least_one(static_cast<unit_kind>(k));
    }

    void lines() {
        for (std::size_t d = 0; d < town_.departments.size(); ++d) {
            const auto carries = [&](const roster_person& p) {
                return home_of(p.post) != unit_kind::village &&
                       std::ranges::binary_search(p.lines, static_cast<std::int32_t>(d));
            };
            if (origin_.departments[d].sound && std::ranges::none_of(town_.persons, carries)) {
                log_.add(
                    origin_.departments[d].at,
                    {"{}: no leader or office person carries this line. Add it to the lines of one in persons.csv.",
                     "{}：没有领导或站办所人员承担这条线。请在 persons.csv 中写入某人的 lines。"},
                    town_.departments[d].id);
            }
        }
    }

    void groups() {
        for (std::size_t g = 0; g < town_.groups.size(); ++g) {
            const roster_group& group = town_.groups[g];
            if (!origin_.groups[g].sound) continue;
            if (group.members.empty() && origin_.memberships_sound) {
                log_.add(
                    origin_.groups[g].at,
                    {"{}: no members. Add them to memberships.csv.", "{}：没有成员。请在 memberships.csv 中补充。"},
                    group.id);
            }
            if (group.lines.empty()) {
                log_.add(origin_.groups[g].at,
                         {"{}: no line uses it. List departments in lines, or \"all\".",
                          "{}：没有条线使用该群。请在 lines 中列出部门，或写 all。"},
                         group.id);
            }
        }
    }

    bool posts_known() const {
        return std::ranges::all_of(origin_.persons, &row_origin::sound) &&
               std::ranges::all_of(origin_.units, &row_origin::sound);
    }

private:
    const unit& unit_of(std::int32_t u) const { return town_.units[static_cast<std::size_t>(u)]; }
    unit_kind kind_of(std::int32_t u) const { return unit_of(u).kind; }

    void served_village(std::size_t p) {
        const roster_person& person = town_.persons[p];
        const std::int32_t village = person.serves_village;
        if (village < 0) return;
        if (kind_of(village) != unit_kind::village) {
            log_.add(origin_.persons[p].at,
                     {"{}: serves_village = {} is of kind {}, not a village.",
                      "{}：serves_village = {} 属于 {} 类，不是村。"},
                     person.id, unit_of(village).id, id_of(kind_of(village)));
        } else if (kind_of(person.unit) == unit_kind::village && village != person.unit) {
            log_.add(origin_.persons[p].at,
                     {"{}: serves_village = {}, but village people serve their own village, {}.",
                      "{}：serves_village = {}，但村里的人只服务本村 {}。"},
                     person.id, unit_of(village).id, unit_of(person.unit).id);
        }
    }

    /// Unit u has somebody in this post, and one only unless several are allowed.
    void post(std::size_t u, role wanted, bool several) {
        const auto holders = std::ranges::count_if(town_.persons, [&](const roster_person& p) {
            return p.unit == static_cast<std::int32_t>(u) && p.post == wanted;
        });
        if (holders == 0) {
            log_.add(origin_.units[u].at, {"{}: nobody there has the role {}.", "{}：没有人担任 {}。"},
                     town_.units[u].id, id_of(wanted));
        } else if (holders > 1 && !several) {
            log_.add(origin_.units[u].at,
                     {"{}: {} people have the role {}; exactly one is needed.", "{}：有 {} 人担任 {}，应当只有一人。"},
                     town_.units[u].id, holders, id_of(wanted));
        }
    }

    void at_least_one(unit_kind kind) {
        if (town_.units.empty() || std::ranges::count(town_.units, kind, &unit::kind) > 0) return;
        log_.add(place{origin_.units.front().at.name}, {"no unit of kind {}.", "没有 {} 类单位。"}, id_of(kind));
    }

    const roster& town_;
    const roster_origin& origin_;
    problem_log& log_;
};

}  // namespace

void check_roster(const roster& town, const roster_origin& origin, problem_log& log) {
    roster_checker check(town, origin, log);
    check.persons();
    if (check.posts_known()) {
        check.units();
        check.lines();
    }
    check.groups();
}

}  // namespace sim
