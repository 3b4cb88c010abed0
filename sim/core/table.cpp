#include "sim/core/table.hpp"

#include <algorithm>

#include "sim/core/error.hpp"

namespace sim {
namespace {

template <class Items>
const auto& find(const Items& items, const std::string& id, const std::string& what) {
    const auto found = std::ranges::find(items, id, [](const auto& item) { return item.id; });
    if (found == items.end()) throw internal_error("no " + what + " '" + id + "'");
    return *found;
}

}  // namespace

const variable& table::at(const std::string& variable_id) const {
    return find(variables, variable_id, "variable");
}

const dimension& table::axis(const std::string& dimension_id) const {
    return find(dimensions, dimension_id, "dimension");
}

const table& replicate_record::at(const std::string& table_id) const {
    return find(tables, table_id, "table");
}

}  // namespace sim
