#include "sim/text/reform/summary.hpp"

#include <fmt/ranges.h>

#include "sim/core/calendar.hpp"
#include "sim/text/say.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

/// When and where the reform holds, e.g. "from 2020-03-18, phased in over 30 days, townships 0, 2".
std::string scope(const reform& r, language l) {
    const reform unset{};
    std::string out = r.start.days == unset.start.days ? say(l, {"from the first day", "自首日起"})
                                                       : say(l, {"from {}", "自 {} 起"}, iso(r.start));
    if (r.end.days != unset.end.days) out += say(l, {" until {}", "至 {} 前"}, iso(r.end));
    if (r.phase_in_days > 0) {
        out += say(l, {", phased in over {} days", "，{} 天内逐步推开"}, r.phase_in_days);
    }
    if (r.compliance < 1.0) {
        out += say(l, {", followed to {:.4g} % in fact", "，实际执行 {:.4g}%"}, 100.0 * r.compliance);
    }
    if (r.townships.empty()) return out + say(l, {", all townships", "，全部乡镇"});
    return out + say(l, {", townships {}", "，乡镇 {}"}, fmt::join(r.townships, ", "));
}

std::string settings(const lever_info& lever, const reform& r, language l) {
    std::string out;
    for (const lever_parameter& p : lever.parameters) {
        if (!out.empty()) out += text{", ", "，"}.in(l);
        out += fmt::format("{} = {}{}", p.key.substr(lever.name.size() + 1), toml_value(*p.info, p.value(r.levers)),
                           unit_text(*p.info));
    }
    if (out.empty()) return out;
    return say(l, {" ({})", "（{}）"}, out);
}

}  // namespace

std::string reform_summary(const reform& r, language l) {
    std::string out;
    for (const lever_info& lever : all_levers()) {
        if (!lever.present(r.levers)) continue;
        out += say(l, {"{}{}: {}\n", "{}{}：{}\n"}, lever.title.in(l), settings(lever, r, l), scope(r, l));
    }
    if (!out.empty()) return out;
    return say(l, {"No lever is moved; nothing changes.\n", "不动用任何措施，不作任何改变。\n"});
}

}  // namespace sim
