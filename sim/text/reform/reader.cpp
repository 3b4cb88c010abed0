#include "sim/text/reform/reader.hpp"

#include <algorithm>

#include "sim/text/reform/table.hpp"

namespace sim {

namespace {

reform read_document(const std::optional<toml_document>& document, problem_log& log) {
    reform out;
    if (document) out = read_reform_table(*document, document->root, "", log);
    log.throw_if_any();
    return out;
}

}  // namespace

reform read_reform(const std::filesystem::path& file, language l) {
    problem_log log(l);
    return read_document(read_toml(file, {file.generic_string()}, log), log);
}

reform parse_reform(std::string_view content, const std::string& name, language l) {
    problem_log log(l);
    return read_document(parse_toml(content, name, log), log);
}

bool is_reform_file(const std::filesystem::path& file) {
    problem_log ignored(language::en);
    const auto document = read_toml(file, {}, ignored);
    if (!document) return false;
    // none of these is a key or section of a scenario
    const auto telling = {"levers", "start", "end", "phase_in_days", "compliance", "townships"};
    return std::ranges::any_of(telling, [&](const char* key) { return document->root.contains(key); });
}

}  // namespace sim
