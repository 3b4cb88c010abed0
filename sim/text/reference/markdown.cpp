#include <fmt/format.h>

#include "sim/model/parameters.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/reform/fields.hpp"
#include "sim/text/say.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

/// Text of a table cell: a bar would end it.
std::string cell(std::string_view s) {
    std::string out;
    for (const char c : s) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

std::string header(language l) {
    constexpr text names{"| Key | Default | Unit | Range | Meaning | Sources | Trust |\n",
                         "| 键 | 默认值 | 单位 | 范围 | 含义 | 来源 | 可信度 |\n"};
    return std::string(names.in(l)) + "|---|---|---|---|---|---|---|\n";
}

/// What each word of a choice means.
std::string choices(const parameter_info& info, language l) {
    std::string out;
    for (const label& choice : info.choices) {
        out += say(l, {" `{}`: {}.", "`{}`：{}。"}, choice.id, choice.in(l));
    }
    return out;
}

std::string row(std::string_view key, const parameter_info& info, std::string_view fallback, language l) {
    return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", key, fallback, info.unit, cell(range_text(info)),
                       cell(std::string(info.meaning.in(l)) + choices(info, l)), info.sources, label_of(info.trust).id);
}

std::string code(const parameter_info& info, double value) {
    return "`" + toml_value(info, value) + "`";
}

std::string sections(language l) {
    std::string out;
    for (const section& s : all_sections()) {
        out += fmt::format("\n## `[{}]` {}\n\n{}", s.name, s.title.in(l), header(l));
        const std::string prefix = std::string(s.name) + ".";
        for (const parameter& p : all_parameters()) {
            if (!p.key.starts_with(prefix)) continue;
            out += row(p.key.substr(prefix.size()), *p.info, code(*p.info, p.fallback), l);
        }
    }
    return out;
}

std::string reform_heading(language l) {
    constexpr text heading{
        "\n## Reforms\n\nA reform file, or a `[[reform]]` entry of a scenario, has a `name`, a `title`, a `title_zh`, "
        "the "
        "keys below and one table `[levers.<lever>]` (`[reform.levers.<lever>]` in a scenario) per lever it moves.\n\n",
        "\n## 改革\n\n改革文件，或情景文件中的一个 `[[reform]]`，包含 "
        "`name`、`title`、`title_zh`、下列各键，以及所动用的每项措施的表 "
        "`[levers.<措施>]`（在情景文件中为 `[reform.levers.<措施>]`）。\n\n"};
    std::string out = std::string(heading.in(l)) + header(l);
    std::apply([&](const auto&... r) { ((out += row(r.info.name, r.info, "", l)), ...); }, reform_rows);
    return out + fmt::format("| `townships` |  | 1 | [0, ∞) | {} |  |  |\n", townships_meaning.in(l));
}

std::string levers(language l) {
    std::string out;
    for (const lever_info& lever : all_levers()) {
        out += fmt::format("\n### `[levers.{}]` {}\n\n{} {}\n", lever.name, lever.title.in(l), lever.meaning.in(l),
                           lever.sources);
        if (!lever.parameters.empty()) out += "\n" + header(l);
        for (const lever_parameter& p : lever.parameters) {
            out += row(p.key.substr(lever.name.size() + 1), *p.info, code(*p.info, p.fallback), l);
        }
    }
    return out;
}

std::string trust_words(language l) {
    std::string out = l == language::zh ? "\n## 可信度\n\n" : "\n## Trust\n\n";
    for (const label& word : labels<confidence>) out += fmt::format("- `{}`: {}\n", word.id, word.in(l));
    return out;
}

}  // namespace

std::string describe_markdown(language l) {
    constexpr text title{"# Scenario parameters\n", "# 情景参数\n"};
    return std::string(title.in(l)) + sections(l) + reform_heading(l) + levers(l) + trust_words(l);
}

}  // namespace sim
