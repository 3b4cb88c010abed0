#include "sim/model/outcomes.hpp"

namespace sim {
namespace {

/// Sum over all cells whose last index is `last`.
std::int64_t sum_last(const counts& c, std::size_t last) {
    const std::size_t stride = c.shape().back();
    std::int64_t sum = 0;
    for (std::size_t i = last; i < c.cells().size(); i += stride) sum += c.cells()[i];
    return sum;
}

}  // namespace

std::int64_t run_totals::seconds(activity a) const {
    return sum_last(book.time_use, index_of(a));
}

std::int64_t run_totals::duty_seconds() const {
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < count_of<activity>; ++a) {
        if (static_cast<activity>(a) != activity::off_duty) sum += seconds(static_cast<activity>(a));
    }
    return sum;
}

std::int64_t run_totals::tasks(task_count c) const {
    return sum_last(book.tasks, index_of(c));
}

std::int64_t run_totals::evidence(evidence_count c) const {
    return sum_last(book.evidence, index_of(c));
}

std::int64_t run_totals::service(service_count c) const {
    return sum_last(book.service, index_of(c));
}

std::int64_t run_totals::attention(attention_count c) const {
    return sum_last(book.attention, index_of(c));
}

std::int64_t run_totals::staff(staff_count c) const {
    return sum_last(book.staff, index_of(c));
}

double run_totals::person_days() const {
    std::int64_t sum = 0;
    for (const std::int64_t held : book.persons.cells()) sum += held;
    return static_cast<double>(sum);
}

outcome_range range_of(std::string_view id) {
    const bool is_share = id.ends_with("_share") || id == "trust" || id == "familiarity";
    return is_share ? outcome_range{0.0, 1.0} : outcome_range{};
}

const std::vector<outcome>& all_outcomes() {
    static const std::vector<outcome> all = [] {
        std::vector<outcome> joined;
        for (const auto part : {time_outcomes(), attention_outcomes(), task_outcomes(), service_outcomes(),
                                village_outcomes(), staff_outcomes()}) {
            joined.insert(joined.end(), part.begin(), part.end());
        }
        return joined;
    }();
    return all;
}

}  // namespace sim
