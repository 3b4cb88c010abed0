#include <fmt/format.h>

#include "sim/model/parameters.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/reform/fields.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

/// "# Working days per week. [d] [1, 7]; E12 S075; inference"
std::string comment(const parameter_info& info, language l) {
    std::string out = fmt::format("# {}{} {}", info.meaning.in(l), unit_text(info), range_text(info));
    if (!info.sources.empty()) out += fmt::format("; {}", info.sources);
    out += fmt::format("; {}\n", label_of(info.trust).id);
    for (const label& choice : info.choices) out += fmt::format("#   {}: {}\n", choice.id, choice.in(l));
    return out;
}

std::string heading(language l) {
    constexpr text words{
        "# Every parameter with its default. Keep only the lines that you change.\n"
        "# extends = \"other.toml\" lays this file over another; township_tables = \"folder\" brings your own "
        "township.\n",
        "# 全部参数及其默认值。只需保留要改动的行。\n"
        "# extends = \"other.toml\" 表示在另一文件之上修改；township_tables = \"folder\" 用于导入自己的乡镇数据。\n"};
    return std::string(words.in(l)) + "name = \"defaults\"\ntitle = \"All defaults\"\ntitle_zh = \"全部默认值\"\n";
}

std::string sections(language l) {
    std::string out;
    for (const section& s : all_sections()) {
        out += fmt::format("\n# {}\n[{}]\n", s.title.in(l), s.name);
        const std::string prefix = std::string(s.name) + ".";
        const parameter_info* said = nullptr;
        for (const parameter& p : all_parameters()) {
            if (!p.key.starts_with(prefix)) continue;
            // the entries of one sub-table share their description
            if (p.info != said) out += comment(*p.info, l);
            said = p.info;
            out += fmt::format("{} = {}\n", p.key.substr(prefix.size()), toml_value(*p.info, p.fallback));
        }
    }
    return out;
}

std::string reforms(language l) {
    constexpr text words{
        "\n# Reforms lie on the scenario; each lever below may stand in a [[reform]] with its settings.\n",
        "\n# 改革叠加在情景之上；下列每项措施均可写入某个 [[reform]]。\n"};
    std::string out = std::string(words.in(l)) + "# [[reform]]\n# name = \"my-reform\"\n";
    const auto row = [&](const parameter_info& info, std::string_view example) {
        out += fmt::format("# {} = {}  {}", info.name, example, comment(info, l));
    };
    std::apply([&](const auto&... r) { (row(r.info, r.info.kind == value_kind::date ? "2020-03-18" : "0"), ...); },
               reform_rows);
    out += fmt::format("# townships = [0]  # {}\n", townships_meaning.in(l));
    for (const lever_info& lever : all_levers()) {
        out += fmt::format("#\n# [reform.levers.{}]  # {} {}\n", lever.name, lever.meaning.in(l), lever.sources);
        for (const lever_parameter& p : lever.parameters) {
            out += fmt::format("# {} = {}  {}", p.key.substr(lever.name.size() + 1), toml_value(*p.info, p.fallback),
                               comment(*p.info, l));
        }
    }
    return out;
}

}  // namespace

std::string describe_toml(language l) {
    return heading(l) + sections(l) + reforms(l);
}

}  // namespace sim
