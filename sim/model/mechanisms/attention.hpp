/// M07 Attention: when a person looks at the phone, how far down they read, and what they recognise.
///
/// Equations  P(read) = exp(-n / N_0)                          n messages above the notice in its group
///            P(recognise | read) = 1 - min(m_cap, m_50 (0.5 / q)^\gamma)   q = relevant share of that group for that
///            reader
///            @all: n -> n / b, m -> m / b,  b = 1 + (b_0 - 1) 2^{-uses / h}
///            push: next check after reaction time + Exp(1 / \lambda);  mute: self-checks at c_0 (1 + \varphi blame)
/// Symbols    N_0 -> displacement_depth, m_50 -> miss_at_half, \gamma -> miss_exponent, m_cap -> miss_cap, b_0 ->
///            page_boost, h -> page_half_life, c_0 -> self_checks_per_day, \varphi -> fear_of_missing_out
/// Reads      group counters, pending notices
/// Writes     noticed assignments, unread counts, time
/// Streams    policy, alert_gap, read_notice
/// Source     S058-S064 sections 3.2 and 3.3 (Wolfe 2005, Gomez-Rodriguez 2014, Liao & Sundar 2022), Q04 Q05 Q06
/// Limits     Groups are opened in a fixed order, duty groups first; no effect of the number of groups is put in by
///            hand.
#pragma once

#include <algorithm>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/core/math.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct attention_params {
    bool enabled = true;
    double push_share = 0.65;
    double batch_share = 0.14;
    double mute_share = 0.2;
    double reaction_minutes = 4.0;
    double longest_gap_minutes = 90.0;
    double evening_factor = 4.0;
    std::int32_t batch_checks = 5;
    double self_checks_per_day = 12.0;
    double fear_of_missing_out = 1.5;
    double open_seconds = 5.0;
    double skim_seconds = 5.0;
    double read_seconds = 25.0;
    double budget_per_check_minutes = 8.0;
    double budget_per_day_minutes = 150.0;
    double displacement_depth = 60.0;
    double miss_at_half = 0.07;
    double miss_exponent = 0.4;
    double miss_cap = 0.6;
    double prior_relevance = 0.1;
    double page_probability = 0.1;
    double page_boost = 3.0;
    double page_half_life = 30.0;
    double shortest_gap_seconds = 30.0;
    double page_reaction_seconds = 60.0;
    double page_memory_days = 30.0;
    double prior_weight = 50.0;
    double digest_relevance = 0.5;
    double start_arrival_rate = 0.01;
    double least_arrival_rate = 1e-05;
    double arrival_memory = 0.8;
    double glance_seconds = 2.0;

    static constexpr std::string_view section = "attention";
    static constexpr text title{"M07 Attention", "M07 注意力"};
    static constexpr auto fields() {
        using P = attention_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Notices must be found on the phone; else they are noticed at once at no cost.",
                  "通知须从手机里看到；否则立即无成本知晓。"},
                 "S064", confidence::seed),
            number(SIM_NAME(P, push_share), "1", {0, 1},
                   {"Share of persons who answer every alert.", "随时查看消息的人员比例。"}, "S016 S062",
                   confidence::assumption),
            number(SIM_NAME(P, batch_share), "1", {0, 1},
                   {"Share who check at fixed times.", "定时集中查看的人员比例。"}, "S059", confidence::assumption),
            number(SIM_NAME(P, mute_share), "1", {0, 1},
                   {"Share who mute and look when uneasy; the rest have quit.",
                    "免打扰、不安时才看的人员比例；其余为退群者。"},
                   "S003 S066", confidence::assumption),
            number(SIM_NAME(P, reaction_minutes), "min", {0.5, 30},
                   {"Time from an alert to the check under push, which also bundles alerts.",
                    "收到提醒到查看的时间（其间提醒合并）。"},
                   "S016", confidence::inference),
            number(SIM_NAME(P, longest_gap_minutes), "min", {10, 480},
                   {"A person who answers alerts looks at least this often.", "随时查看者两次查看的最长间隔。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, evening_factor), "1", {1, 50},
                   {"Gaps between checks off duty relative to on duty.", "下班后查看间隔与在岗时之比。"}, "S017 S075",
                   confidence::assumption),
            count(SIM_NAME(P, batch_checks), "1/d", {1, 24}, {"Checks per day under batching.", "定时查看每天的次数。"},
                  "S059", confidence::inference),
            number(SIM_NAME(P, self_checks_per_day), "1/d", {1, 120},
                   {"Checks per day when muted and free of blame.", "免打扰且未受责备时每天自查次数。"}, "§3.3",
                   confidence::inference),
            number(SIM_NAME(P, fear_of_missing_out), "1", {0, 5},
                   {"Rise of self-checks per unit of recent blame.", "近期受责备每增一单位，自查次数的增幅。"}, "S062",
                   confidence::inference),
            number(SIM_NAME(P, open_seconds), "s", {1, 15}, {"Time to open one group.", "打开一个群的时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, skim_seconds), "s", {2, 8},
                   {"Time to skim an irrelevant message.", "扫过一条无关消息的时间。"}, "§3.2", confidence::inference),
            number(SIM_NAME(P, read_seconds), "s", {10, 60},
                   {"Time to read a relevant message.", "细读一条相关消息的时间。"}, "§3.2", confidence::inference),
            number(SIM_NAME(P, budget_per_check_minutes), "min", {0.5, 60},
                   {"Attention given to one check.", "单次查看的注意力上限。"}, "", confidence::assumption),
            number(SIM_NAME(P, budget_per_day_minutes), "min", {10, 480},
                   {"Attention given to messages per day.", "每天用于消息的注意力上限。"}, "S009",
                   confidence::assumption),
            number(SIM_NAME(P, displacement_depth), "1", {20, 200},
                   {"Messages above a notice that lower the chance of reading it to 1/e.",
                    "使通知被读概率降到 1/e 的上方消息条数。"},
                   "S064 Q04", confidence::assumption),
            number(SIM_NAME(P, miss_at_half), "1", {0.01, 0.3},
                   {"Miss probability of a read notice when half of the stream is relevant.",
                    "相关消息占一半时读到却漏认的概率。"},
                   "Q05", confidence::inference),
            number(SIM_NAME(P, miss_exponent), "1", {0, 1},
                   {"Rise of misses as relevance falls.", "相关性下降时漏认概率的上升指数。"}, "Q05",
                   confidence::inference),
            number(SIM_NAME(P, miss_cap), "1", {0.1, 1}, {"Largest miss probability.", "漏认概率上限。"}, "§3.2",
                   confidence::inference),
            number(SIM_NAME(P, prior_relevance), "1", {0.01, 1},
                   {"Relevant share that a reader expects of a group not yet known.", "对新群相关消息比例的初始预期。"},
                   "S012", confidence::seed),
            number(SIM_NAME(P, page_probability), "1", {0, 1},
                   {"Share of notices sent with @all.", "使用@所有人的通知比例。"}, "S060", confidence::assumption),
            number(SIM_NAME(P, page_boost), "1", {1, 10}, {"Boost of a fresh @all.", "首次@所有人的提升倍数。"}, "Q06",
                   confidence::assumption),
            number(SIM_NAME(P, page_half_life), "1", {10, 100},
                   {"Recent uses that halve the boost of @all.", "使@所有人效果减半的近期使用次数。"}, "Q06",
                   confidence::assumption),
            number(SIM_NAME(P, shortest_gap_seconds), "s", {1, 300},
                   {"Shortest time between two checks.", "两次查看的最短间隔。"}, "", confidence::assumption),
            number(SIM_NAME(P, page_reaction_seconds), "s", {1, 600},
                   {"Time from an @all to the check.", "@所有人到查看的时间。"}, "", confidence::assumption),
            number(SIM_NAME(P, page_memory_days), "d", {7, 180},
                   {"Days in which half of the uses of @all are forgotten.", "@所有人的使用被淡忘一半的天数。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, prior_weight), "1", {1, 1000},
                   {"Messages read after which a reader's own experience of a group outweighs prior_relevance.",
                    "读过多少条消息后，本人对该群的经验超过初始预期。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, digest_relevance), "1", {0.1, 1},
                   {"Relevant share of a stream to which a digest is equal, for it names who is meant.",
                    "提炼过的要点点明对象，相当于多大相关比例的消息流。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, start_arrival_rate), "1/s", {1e-05, 1},
                   {"Messages per second that a person expects at the start.", "初始时预期的每秒消息条数。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, least_arrival_rate), "1/s", {1e-07, 0.001},
                   {"Least number of messages per second that a person expects.", "预期每秒消息条数的下限。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, arrival_memory), "1", {0, 0.99},
                   {"Weight of past checks in the expected arrival rate (exponential smoothing).",
                    "以往各次查看在预期到达率中的权重（指数平滑）。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, glance_seconds), "s", {1, 15},
                   {"Time of a check that finds nothing unread.", "没有未读消息时一次查看的时间。"}, "",
                   confidence::assumption)};
    }
    static void check(const attention_params& p, std::vector<text>& broken) {
        if (p.push_share + p.batch_share + p.mute_share > 1.0) {
            broken.push_back({"push_share + batch_share + mute_share must not exceed 1",
                              "push_share + batch_share + mute_share 之和不得超过 1"});
        }
    }
};

struct attention {
    using params = attention_params;
    static void initialise(world& w);
    static void begin_day(world& w);
    static void post_vacated(world& w, person& p);
    /// Next action: look at the phone if a check is due.
    static bool attempt(world& w, std::int32_t who, seconds t);
    /// An @all reaches even a muted phone.
    static void page(world& w, std::int32_t who, seconds t);

    static double p_read(const attention_params& p, double messages_above, double boost) {
        return math::exp(-messages_above / (boost * p.displacement_depth));
    }
    static double p_recognise(const attention_params& p, double relevance, double boost) {
        return 1.0 - std::min(p.miss_cap, p.miss_at_half * math::pow(0.5 / relevance, p.miss_exponent)) / boost;
    }
    static double boost(const attention_params& p, double recent_uses) {
        return 1.0 + (p.page_boost - 1.0) * math::exp2(-recent_uses / p.page_half_life);
    }
};

}  // namespace sim
