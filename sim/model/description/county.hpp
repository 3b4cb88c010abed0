/// Description of the county's state.
#pragma once

#include "sim/core/state.hpp"
#include "sim/model/county_world.hpp"
#include "sim/population/description/township.hpp"

namespace sim {

template <>
struct state_description<county> {
    using S = county;
    static constexpr text title{"county", "县"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, random), {"Luck that all townships share.", "各乡镇共用的随机源。"}),
            kept(SIM_NAME(S, today), "d", {"Days since the start.", "自首日起的天数。"}),
            derived(SIM_NAME(S, departments), {"Departments, from scenario and seed.", "各部门，由情景和种子得出。"}),
            kept(SIM_NAME(S, scores), "1", {"Score of each township at its last bulletin.", "各乡镇最近通报的得分。"}),
            derived(SIM_NAME(S, fresh_posts),
                    {"Not yet passed on; empty between windows.", "待转消息；时段之间为空。"}),
            kept(SIM_NAME(S, messages), "1",
                 {"Posted by departments in the current recorded period.", "当前记录期内部门所发消息。"})};
    }
};

template <>
struct state_description<county_world> {
    using S = county_world;
    static constexpr text title{"run of a county", "一个县的运行"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, plan), {"Its scenario.", "情景。"}),
            kept(SIM_NAME(S, now), "1", {"The county.", "县。"}),
            derived(SIM_NAME(S, outbox), {"Letters; empty between windows.", "待寄信件；时段之间为空。"})};
    }
};

static_assert(every_state_described<county>() && every_state_described<county_world>());

}  // namespace sim
