#include "sim/engine/description.hpp"

#include "sim/core/error.hpp"

namespace sim {

std::vector<column_form> state_description<recorder>::columns(const recorder& r) {
    std::vector<column_form> all;
    for (const table& t : r.tables_) {
        for (const variable& v : t.variables) {
            column_form& c = all.emplace_back();
            c.id = t.id + "." + v.id;
            if (const auto* reals = std::get_if<std::vector<double>>(&v.data)) c.real = *reals;
            if (const auto* ints = std::get_if<std::vector<std::int64_t>>(&v.data)) c.whole = *ints;
        }
    }
    return all;
}

void state_description<recorder>::fill(recorder& r, std::vector<column_form>&& columns) {
    auto next = columns.begin();
    for (table& t : r.tables_) {
        for (variable& v : t.variables) {
            if (next == columns.end() || next->id != t.id + "." + v.id) {
                throw error("recorded tables: " + t.id + "." + v.id + " is not where this program has it");
            }
            // copied into the room that is reserved for all periods
            if (auto* reals = std::get_if<std::vector<double>>(&v.data))
                reals->assign(next->real.begin(), next->real.end());
            if (auto* ints = std::get_if<std::vector<std::int64_t>>(&v.data))
                ints->assign(next->whole.begin(), next->whole.end());
            ++next;
        }
    }
    if (next != columns.end()) throw error("recorded tables: this program has no " + next->id);
}

}  // namespace sim
