/// Description of a replicate in the middle of its run: its islands, its calendar and what has been recorded.
#pragma once

#include "sim/core/state.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/model/description/county.hpp"
#include "sim/model/description/world.hpp"

namespace sim {

template <>
struct state_description<island> {
    using S = island;
    static constexpr text title{"township as an island", "作为独立单元的乡镇"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, world_), "1", {"Everything of its run.", "其运行的全部状态。"}),
                          kept(SIM_NAME(S, events_), "1", {"Events handled so far.", "已处理的事件数。"})};
    }
};

template <>
struct state_description<county_island> {
    using S = county_island;
    static constexpr text title{"county as an island", "作为独立单元的县"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, world_), "1", {"Everything of its run.", "其运行的全部状态。"})};
    }
};

/// What one variable of the recorded tables holds so far; one of the two is empty.
struct column_form {
    std::string id;  // "time_use.person_seconds"
    std::vector<std::int64_t> whole;
    std::vector<double> real;
};

template <>
struct state_description<column_form> {
    using S = column_form;
    static constexpr text title{"recorded variable", "记录变量"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, id), "1", {"Table and variable.", "表与变量。"}),
                          kept(SIM_NAME(S, whole), "1", {"Cells, where they are whole numbers.", "整数值。"}),
                          kept(SIM_NAME(S, real), "1", {"Cells, where they are not.", "实数值。"})};
    }
};

template <>
struct state_description<run_totals> {
    using S = run_totals;
    static constexpr text title{"totals of the periods closed so far", "已结束各期的合计"};
    static constexpr auto fields() {
        constexpr text at_the_end{"Filled in at the end.", "运行结束时填入。"};
        return std::tuple{kept(SIM_NAME(S, book), "1", {"Counts, summed over all axes but the last.", "计数合计。"}),
                          derived(SIM_NAME(S, days), at_the_end),
                          derived(SIM_NAME(S, persons), at_the_end),
                          derived(SIM_NAME(S, townships), at_the_end),
                          derived(SIM_NAME(S, households), at_the_end),
                          derived(SIM_NAME(S, mean_trust), at_the_end),
                          derived(SIM_NAME(S, mean_familiarity), at_the_end),
                          derived(SIM_NAME(S, groups), at_the_end),
                          derived(SIM_NAME(S, memberships), at_the_end),
                          derived(SIM_NAME(S, groups_on_paper), at_the_end),
                          kept(SIM_NAME(S, cases_of_leaders), "1", {"Cases against leaders.", "对领导的问责数。"})};
    }
};

template <>
struct state_description<recorder> {
private:
    using S = recorder;
    static std::vector<column_form> columns(const recorder& r);
    static void fill(recorder& r, std::vector<column_form>&& columns);

public:
    static constexpr text title{"what has been recorded", "已记录的内容"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, study_), {"Its study.", "所属研究。"}),
            kept(SIM_NAME(S, first_days_), "d", {"First day of each period.", "各期首日。"}),
            kept(SIM_NAME(S, period_days_), "d", {"Days in each period.", "各期天数。"}),
            kept_as(SIM_NAME(S, tables_), "1", {"Variables of the tables.", "各表变量。"}, &columns, &fill),
            kept(SIM_NAME(S, totals_), "1", {"Totals of the closed periods.", "已结束各期的合计。"})};
    }
};

template <>
struct state_description<replicate_run> {
    using S = replicate_run;
    static constexpr text title{"replicate in the middle of its run", "运行中的一次重复实验"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, study_), {"Its study.", "所属研究。"}),
            derived(SIM_NAME(S, arm_), {"Its arm.", "所属方案。"}),
            derived(SIM_NAME(S, replicate_), {"Its number.", "编号。"}),
            kept(SIM_NAME(S, day_), "d", {"Days simulated.", "已模拟天数。"}),
            kept(SIM_NAME(S, period_start_), "d", {"First day of the current period.", "当前记录期首日。"}),
            kept(SIM_NAME(S, window_), "1", {"Windows so far.", "已过时段数。"}),
            kept(SIM_NAME(S, of_day_), "1", {"Of these today.", "其中当日的。"}),
            kept(SIM_NAME(S, ends_), "s", {"Ends of the windows of today.", "当日各时段的终点。"}),
            kept(SIM_NAME(S, islands_), "1", {"Townships.", "各乡镇。"}),
            kept(SIM_NAME(S, county_), "1", {"The county.", "县。"}),
            kept(SIM_NAME(S, recorder_), "1", {"What has been recorded.", "已记录的内容。"})};
    }
};

static_assert(every_state_described<island>() && every_state_described<county_island>());
static_assert(every_state_described<island>() && every_state_described<column_form>());
static_assert(every_state_described<run_totals>() && every_state_described<recorder>());
static_assert(every_state_described<replicate_run>());

}  // namespace sim
