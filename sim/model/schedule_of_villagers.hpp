/// The schedule's chapter on villagers: what households live through, and what follows from it.
#pragma once

#include <tuple>

#include "sim/model/hooks.hpp"
#include "sim/model/mechanism_list.hpp"

namespace sim::schedule {

inline constexpr moment need_found{hook::need_found{},
                                   {"A visit finds a latent need", "走访发现潜在诉求"},
                                   step<needs>{"it is voiced", "诉求得以提出"}};

inline constexpr moment experience{
    hook::experience{},
    {"A household is visited, served, kept waiting or asked for data", "农户被走访、得到办理、久等或被要求填报"},
    step<trust>{"gains or loses", "增减"},
    step<hotline>{"a loss annoys", "受挫则不满"}};

inline constexpr moment visited{
    hook::visited{},
    {"A round of visits ends", "一轮走访结束"},
    step<familiarity>{"grows, after this round has found what it could", "增长，在本轮发现诉求之后"}};

inline constexpr moment caller_answered{
    hook::caller_answered{},
    {"A caller has got an answer", "来电人得到答复"},
    step<accountability>{"if not satisfied, may accuse who handled the ticket", "不满意者可能举报经办人"}};

inline constexpr chapter villagers{text{"Villagers", "群众"},
                                   std::tie(need_found, experience, visited, caller_answered)};

}  // namespace sim::schedule
