#include "sim/engine/recorder.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "sim/engine/table_layout.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/topology.hpp"

namespace sim {
namespace {

using ints = std::vector<std::int64_t>;
using reals = std::vector<double>;

ints& ints_of(table& t, std::size_t v) {
    return std::get<ints>(t.variables[v].data);
}

table& named(std::vector<table>& tables, std::string_view id) {
    return *std::ranges::find(tables, id, &table::id);
}

void append(ints& to, const ints& from) {
    to.insert(to.end(), from.begin(), from.end());
}

ints sum_over(const std::vector<island>& islands, counts ledger::*member) {
    ints sum;
    for (const island& i : islands) {
        const ints& cells = (i.state().now.book.*member).cells();
        if (sum.empty()) sum.assign(cells.size(), 0);
        for (std::size_t k = 0; k < cells.size(); ++k) sum[k] += cells[k];
    }
    return sum;
}

/// The last axis of a count is the list of variables: deals its cells out to them.
void deal(table& t, const ints& cells, std::size_t n_variables) {
    for (std::size_t v = 0; v < n_variables; ++v) {
        ints& column = ints_of(t, v);
        for (std::size_t k = v; k < cells.size(); k += n_variables) column.push_back(cells[k]);
    }
}

/// Time use of a township without its units.
ints without_units(const ints& cells, std::size_t units) {
    const std::size_t rest = cells.size() / units;
    ints sum(rest, 0);
    for (std::size_t k = 0; k < cells.size(); ++k) sum[k % rest] += cells[k];
    return sum;
}

/// Stocks at the end of a period: what is in somebody's hands or has not been met.
void count_stocks(island& i) {
    const township& t = i.state().now;
    ledger& book = i.book();
    for (const assignment& a : t.assignments) {
        if (a.in_use && is_counted(a)) book.tasks(a.line, index_of(a.kind), index_of(task_count::open)) += 1;
    }
    for (const need& n : t.needs) {
        if (n.state != need_state::free) book.service(n.village, index_of(service_count::open)) += 1;
    }
}

double mean_trust(const township& t, const village& v) {
    double sum = 0.0;
    for (std::int32_t h = 0; h < v.n_households; ++h) {
        sum += static_cast<double>(t.household_trust[static_cast<std::size_t>(v.first_household + h)]);
    }
    return sum / std::max(1, v.n_households);
}

double mean_familiarity(const township& t, const village& v) {
    double sum = 0.0;
    for (const std::int32_t who : v.cadres) sum += t.persons[static_cast<std::size_t>(who)].familiarity;
    return v.cadres.empty() ? 0.0 : sum / static_cast<double>(v.cadres.size());
}

/// Adds up everything but the last axis, which is all that outcomes need.
void collapse_into(counts& to, const counts& from) {
    const std::size_t last = from.shape().back();
    if (to.cells().empty()) to = counts({1, last});
    std::int64_t* sums = to.row(0);
    for (auto row = from.cells().begin(); row != from.cells().end(); row += static_cast<std::ptrdiff_t>(last)) {
        for (std::size_t k = 0; k < last; ++k) sums[k] += row[static_cast<std::ptrdiff_t>(k)];
    }
}

std::size_t periods_of(const plan& study) {
    const std::int32_t length = std::max(1, period_length(study));
    return static_cast<std::size_t>((study.days + length - 1) / length);
}

/// Room for all periods at once: a record that grows would be copied again and again.
void reserve(table& t, std::size_t periods) {
    for (variable& v : t.variables) {
        std::size_t cells = periods;
        for (const std::string& id : v.dimensions) cells *= id == "day" ? 1 : t.axis(id).size();
        std::visit([cells](auto& data) { data.reserve(cells); }, v.data);
    }
}

}  // namespace

recorder::recorder(const plan& study, const std::vector<island>& islands, const county_island& county)
    : study_(&study), tables_(period_tables(study, islands, county)) {
    for (table& t : tables_) reserve(t, periods_of(study));
}

void recorder::add_time(const std::vector<island>& islands) {
    table& t = named(tables_, "time_use");
    for (const island& i : islands) {
        const ledger& book = i.state().now.book;
        const auto units = static_cast<std::size_t>(i.state().now.n_units);
        const bool whole = study_->units == record_units::township;
        append(ints_of(t, 0), whole ? without_units(book.time_use.cells(), units) : book.time_use.cells());
        append(ints_of(t, 1), whole ? without_units(book.persons.cells(), units) : book.persons.cells());
    }
    append(ints_of(named(tables_, "time_by_cause"), 0), sum_over(islands, &ledger::time_by_cause));
}

void recorder::add_service(std::vector<island>& islands) {
    table& service = named(tables_, "service");
    for (island& i : islands) {
        const township& t = i.state().now;
        deal(service, t.book.service.cells(), count_of<service_count>);
        for (const village& v : t.villages) {
            std::get<reals>(service.variables[count_of<service_count>].data).push_back(mean_trust(t, v));
            std::get<reals>(service.variables[count_of<service_count> + 1].data).push_back(mean_familiarity(t, v));
        }
    }
}

void recorder::add_messages(const std::vector<island>& islands, const county_island& county) {
    table& messages = named(tables_, "messages");
    std::int64_t groups = 0;
    std::int64_t memberships = 0;
    for (const island& i : islands) {
        const township& t = i.state().now;
        append(ints_of(messages, 0), t.book.messages.cells());
        groups += static_cast<std::int64_t>(t.groups.size());
        memberships += static_cast<std::int64_t>(t.memberships.size());
    }
    append(ints_of(messages, 0), county.state().now.messages.cells());
    ints_of(messages, 1).push_back(groups);
    ints_of(messages, 2).push_back(memberships);
}

void recorder::add_ranking(std::vector<island>& islands) {
    table& t = named(tables_, "ranking");
    for (island& i : islands) {
        const std::vector<bulletin> held = i.take_bulletins();
        for (std::size_t v = 0; v < i.state().now.villages.size(); ++v) {
            const bulletin* last = held.empty() ? nullptr : &held.back();
            const double undefined = std::numeric_limits<double>::quiet_NaN();
            std::get<reals>(t.variables[0].data).push_back(last ? last->score_reported[v] : undefined);
            std::get<reals>(t.variables[1].data).push_back(last ? last->score_true[v] : undefined);
            ints_of(t, 2).push_back(last ? last->rank[v] : 0);
            ints_of(t, 3).push_back(last ? last->mark[v] : 0);
        }
    }
}

void recorder::add_departments(const county_island& county) {
    table& t = named(tables_, "departments");
    const auto mean = [](const reals& x) {
        return x.empty() ? 0.0 : std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    };
    for (const department_state& d : county.state().now.departments) {
        const std::array<double, 4> seen{d.visibility, d.growth, mean(d.trust), mean(d.regained)};
        for (std::size_t v = 0; v < seen.size(); ++v) std::get<reals>(t.variables[v].data).push_back(seen[v]);
    }
}

void recorder::add_totals(const std::vector<island>& islands) {
    for (const island& i : islands) {
        for (const auto member : {&ledger::time_use, &ledger::persons, &ledger::time_by_cause, &ledger::tasks,
                                  &ledger::evidence, &ledger::service, &ledger::attention, &ledger::staff}) {
            collapse_into(totals_.book.*member, i.state().now.book.*member);
        }
        const std::size_t cases = index_of(role::leader) * count_of<staff_count> + index_of(staff_count::cases);
        totals_.cases_of_leaders += i.state().now.book.staff.cells()[cases];
    }
}

void recorder::close_period(std::int32_t first_day, std::int32_t days, std::vector<island>& islands,
                            county_island& county) {
    first_days_.push_back(first_day);
    period_days_.push_back(days);
    for (island& i : islands) count_stocks(i);
    add_time(islands);
    deal(named(tables_, "tasks"), sum_over(islands, &ledger::tasks), count_of<task_count>);
    deal(named(tables_, "attention"), sum_over(islands, &ledger::attention), count_of<attention_count>);
    deal(named(tables_, "staff"), sum_over(islands, &ledger::staff), count_of<staff_count>);
    deal(named(tables_, "evidence"), sum_over(islands, &ledger::evidence), count_of<evidence_count>);
    add_service(islands);
    add_messages(islands, county);
    add_ranking(islands);
    add_departments(county);
    add_totals(islands);
    for (island& i : islands) i.book().clear();
    county.book().clear();
}

void recorder::add_final_state(const std::vector<island>& islands) {
    double trust = 0.0;
    double familiarity = 0.0;
    double village_posts = 0.0;
    for (const island& i : islands) {
        const township& t = i.state().now;
        totals_.persons += static_cast<double>(t.persons.size());
        totals_.groups += static_cast<double>(t.groups.size());
        const rules on_paper = rules_on_paper(*i.state().plan, t.index, t.today);
        totals_.groups_on_paper += static_cast<double>(topology(i.state(), on_paper).size());
        totals_.memberships += static_cast<double>(t.memberships.size());
        for (const village& v : t.villages) {
            totals_.households += v.n_households;
            trust += mean_trust(t, v) * v.n_households;
            familiarity += mean_familiarity(t, v) * static_cast<double>(v.cadres.size());
            village_posts += static_cast<double>(v.cadres.size());
        }
    }
    totals_.days = study_->days;
    totals_.townships = static_cast<double>(islands.size());
    totals_.mean_trust = trust / std::max(1.0, totals_.households);
    totals_.mean_familiarity = familiarity / std::max(1.0, village_posts);
}

void recorder::widen_messages(const std::vector<std::size_t>& rows, const std::vector<island>& islands,
                              const county_island& county) {
    ints& cells = ints_of(named(tables_, "messages"), 0);
    ints wider;
    auto next = cells.begin();
    for (std::size_t period = 0; period < first_days_.size(); ++period) {
        for (std::size_t i = 0; i < islands.size(); ++i) {
            const auto had = static_cast<std::ptrdiff_t>(rows[i] * count_of<message_kind>);
            const std::size_t has = islands[i].state().now.book.messages.cells().size();
            wider.insert(wider.end(), next, next + had);
            wider.insert(wider.end(), has - static_cast<std::size_t>(had), 0);
            next += had;
        }
        const auto of_departments = static_cast<std::ptrdiff_t>(county.state().now.messages.cells().size());
        wider.insert(wider.end(), next, next + of_departments);
        next += of_departments;
    }
    cells.assign(wider.begin(), wider.end());
}

std::vector<table> recorder::finish(const std::vector<island>& islands) {
    for (table& t : tables_) {
        t.dimensions.insert(t.dimensions.begin(), day_axis(*study_, first_days_));
        t.variables.push_back(
            {"days_in_period", "d", "Days in the recorded period", "记录期天数", "", {"day"}, period_days_});
    }
    tables_.push_back(people_table(islands));
    add_final_state(islands);
    table summary{"summary", "Outcomes of the run", "结果摘要", {}, {}};
    for (const outcome& o : all_outcomes()) {
        summary.variables.push_back({std::string(o.id),
                                     std::string(o.unit),
                                     std::string(o.name.en),
                                     std::string(o.name.zh),
                                     std::string(id_of(o.of)),
                                     {},
                                     reals{o.value(totals_)}});
    }
    tables_.push_back(std::move(summary));
    return std::move(tables_);
}

}  // namespace sim
