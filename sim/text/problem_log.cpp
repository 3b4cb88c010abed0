#include "sim/text/problem_log.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sim {

void problem_log::throw_if_any() const {
    if (found_.empty()) return;
    std::map<std::string, std::size_t> file_rank;
    for (const entry& e : found_) file_rank.try_emplace(e.at.name, file_rank.size());
    std::vector<entry> sorted = found_;
    std::ranges::stable_sort(
        sorted, {}, [&](const entry& e) { return std::tuple(file_rank.at(e.at.name), e.at.line, e.at.column); });
    std::vector<problem> problems;
    for (const entry& e : sorted) problems.push_back({e.at.where(), e.message});
    throw input_error(std::move(problems));
}

}  // namespace sim
