#include "sim/results/plan_check.hpp"

#include <set>

#include "sim/core/error.hpp"
#include "sim/core/unicode.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/text/say.hpp"
#include "sim/text/toml/document.hpp"

namespace sim {
namespace {

class plan_checker {
public:
    plan_checker(const plan& study, language speech) : study_(study), speech_(speech) {}

    void names() {
        std::set<std::string> taken;
        for (const arm& a : study_.arms) {
            constexpr text unusable{
                "arm = {}: must be a name of one line without '/'. Rename the scenario or the reform",
                "arm = {}：名称须为一行，不得为空，也不得含 “/”。请给情景或改革方案改名"};
            constexpr text twice{"arm = {}: two arms have this name. Rename one of the reforms",
                                 "arm = {}：有两个方案同名。请给其中一项改革方案改名"};
            const bool usable =
                !a.name.empty() && a.name != "." && a.name.find('/') == std::string::npos && is_one_line(a.name);
            if (!usable) add(a, unusable, toml_string(a.name));
            if (!taken.insert(a.name).second) add(a, twice, toml_string(a.name));
        }
    }

    void reforms() {
        for (const arm& a : study_.arms) {
            for (const reform& r : a.world.reforms) {
                townships(a, r);
                dates(a, r);
            }
        }
    }

    void finish() const {
        if (!problems_.empty()) throw input_error(problems_);
    }

private:
    template <class... Args>
    void add(const arm& a, const text& words, const Args&... args) {
        problems_.push_back({a.name, say(speech_, words, args...)});
    }

    void townships(const arm& a, const reform& r) {
        constexpr text words{"reform {}: townships = {}: the run has townships 0 to {}. Add --townships {}.",
                             "改革 {}：townships = {}：本次运行的乡镇序号为 0 至 {}。请加 --townships {}。"};
        // the reader has sorted them
        if (r.townships.empty() || r.townships.back() < study_.townships) return;
        const std::int32_t last = r.townships.back();
        add(a, words, r.name, last, study_.townships - 1, last + 1);
    }

    void dates(const arm& a, const reform& r) {
        const civil_date first = a.world.par.of<calendar_params>().start;
        const civil_date last{first.days + study_.days - 1};
        constexpr text late{
            "reform {}: start = {}: the run ends on {}. Run more days, or let the reform start earlier.",
            "改革 {}：start = {}：本次运行止于 {}。请延长天数，或让改革提前开始。"};
        constexpr text early{"reform {}: end = {}: the run begins on {}, when the reform is over already.",
                             "改革 {}：end = {}：本次运行始于 {}，届时改革已经结束。"};
        if (r.start.days > last.days) add(a, late, r.name, iso(r.start), iso(last));
        if (r.end.days <= first.days) add(a, early, r.name, iso(r.end), iso(first));
    }

    const plan& study_;
    language speech_;
    std::vector<problem> problems_;
};

}  // namespace

void check_plan(const plan& study, language speech) {
    plan_checker check(study, speech);
    check.names();
    check.reforms();
    check.finish();
}

}  // namespace sim
