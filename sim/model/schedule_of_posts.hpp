/// The schedule's chapter on posts: what goes wrong there, who leaves, who succeeds.
#pragma once

#include <tuple>

#include "sim/model/hooks.hpp"
#include "sim/model/mechanism_list.hpp"

namespace sim::schedule {

inline constexpr moment post_vacated{hook::post_vacated{},
                                     {"A post falls vacant; then its desk is handed over", "岗位空缺，随后移交"},
                                     step<attention>{"nobody looks at the phone", "无人查看手机"},
                                     step<missed_notices>{"nobody answers calls", "无人接电话"},
                                     step<meetings>{"nobody keeps appointments", "无人赴约"}};

inline constexpr moment post_taken_up{
    hook::post_taken_up{},
    {"A successor takes up a post", "继任者到岗"},
    step<familiarity>{"knows nobody", "谁也不认识"},
    step<missed_notices>{"is blamed for nothing", "未受责备"},
    step<accountability>{"has no reason for precaution", "没有戒备"},
    step<fabrication>{"has never been found out", "未曾被查处"},
    step<ranking>{"is neither praised nor named", "既无表扬也无点名"},
    step<fatigue>{"is rested; the hours are those of the post", "精力充沛；工时沿用该岗位"},
    step<apps>{"knows the latest trick", "会最新的刷法"},
    step<exhaustion>{"is somebody else", "换了一个人"}};

inline constexpr moment failed{
    hook::failed{},
    {"Something has gone wrong", "出了差错"},
    step<accountability>{"whether it becomes a case, and who bears the blame", "是否问责，由谁担责"}};

inline constexpr chapter the_posts{text{"Posts", "岗位"}, std::tie(failed, post_vacated, post_taken_up)};

}  // namespace sim::schedule
