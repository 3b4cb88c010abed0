#include "sim/text/scenario/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/text/reform/fields.hpp"
#include "sim/text/roster/toml_table.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

std::string reform_to_toml(const reform& r) {
    std::string out = fmt::format("\n[[reform]]\nname = {}\ntitle = {}\ntitle_zh = {}\n", toml_string(r.name),
                                  toml_string(r.title), toml_string(r.title_zh));
    const reform unset{};
    const auto write = [&](const auto& row) {
        const double value = as_double(r.*row.member);
        if (value != as_double(unset.*row.member)) {
            out += fmt::format("{} = {}\n", row.info.name, toml_value(row.info, value));
        }
    };
    std::apply([&](const auto&... row) { (write(row), ...); }, reform_rows);
    if (!r.townships.empty()) out += fmt::format("townships = [{}]\n", fmt::join(r.townships, ", "));
    out += "[reform.levers]\n";
    for (const lever_info& lever : all_levers()) {
        if (!lever.present(r.levers)) continue;
        out += fmt::format("[reform.levers.{}]\n", lever.name);
        for (const lever_parameter& p : lever.parameters) {
            out +=
                fmt::format("{} = {}\n", p.key.substr(lever.name.size() + 1), toml_value(*p.info, p.value(r.levers)));
        }
    }
    return out;
}

}  // namespace

std::string to_toml(const scenario& world) {
    std::string out = fmt::format("name = {}\ntitle = {}\ntitle_zh = {}\n", toml_string(world.name),
                                  toml_string(world.title), toml_string(world.title_zh));
    for (const section& s : all_sections()) {
        out += fmt::format("\n[{}]\n", s.name);
        const std::string prefix = std::string(s.name) + ".";
        for (const parameter& p : all_parameters()) {
            if (!p.key.starts_with(prefix)) continue;
            out += fmt::format("{} = {}\n", p.key.substr(prefix.size()), toml_value(*p.info, p.value(world.par)));
        }
    }
    if (world.imported) out += "\n" + roster_to_toml(*world.imported);
    for (const reform& r : world.reforms) out += reform_to_toml(r);
    return out;
}

}  // namespace sim
