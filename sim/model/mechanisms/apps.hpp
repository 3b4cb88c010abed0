/// M16 Apps and accounts: every app wants a daily check-in, some want minutes of study and a quiz; units keep accounts of
/// their own. Study is gamed, the owner closes one trick after the other, and a work-round is found.
///
/// Equations  apps now: (n + what has come since) times what substitution asks for (M31), and those of schemes (M34); a new app comes g times a year
///            due each day: so many check-ins of c minutes and m minutes of study, times s, s log-normal by person
///            a quiz a week: a minutes an attempt, repeated until passed; P(pass) = P(Bin(z, q) >= y), and after an
///            attempt q <- q + l (1 - q)
///            who games sits a share r of the study minutes; a counter-measure (Poisson, k a year) voids the trick of all,
///            and each finds the next after an exponential time with mean t
///            a village cadre brings f residents a week to follow an account, at b minutes each; trust of who is asked falls by d
/// Symbols    z -> quiz_questions, y -> quiz_right, n -> apps_per_person, c -> checkin_minutes, m -> study_minutes, s ->
///            slowness_spread, a -> quiz_minutes, q -> quiz_knowledge, l -> quiz_learning, r -> gamed_share_left, k ->
///            counter_measures_per_year, t -> workround_weeks, g -> new_apps_per_year, f -> followers_per_week, b -> follower_minutes, d -> asked_loss
/// Reads      rules, free time, the phone, control that departments seek (M31)
/// Writes     time, minutes of study true and reported, trust of households
/// Streams    app_trait (person), app_owner (person and day), app_quiz (person, week, quiz and attempt), app_counter
///            (county and day), app_workround (person and number of the counter-measure), app_post (unit and day), following (person and day)
/// Source     S024-S031 S089 S109 S147 S150 S158 E46 E48 E58, P04 P22
/// Limits     Duties wait for an empty desk or for the evening, when they come before other overtime; what was not done by
///            midnight is missed. A proxy costs nothing but trust that nobody counts. All persons have the same number of
///            apps. A new app is nobody's; who follows an account does not read it.
#pragma once

#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/model/letter.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct apps_params {
    bool enabled = true;
    double apps_per_person = 6.0;
    double checkin_minutes = 2.0;
    double study_minutes = 30.0;
    double slowness_spread = 0.4;
    double quiz_per_week = 0.5;
    double quiz_minutes = 8.0;
    std::int32_t quiz_questions = 30;
    std::int32_t quiz_right = 27;
    double quiz_knowledge = 0.85;
    double quiz_learning = 0.3;
    double gaming_share = 0.5;
    double gamed_share_left = 0.1;
    double counter_measures_per_year = 1.0;
    double workround_weeks = 4.0;
    double posts_per_week = 0.5;
    double post_minutes = 150.0;
    clock_time evening_start{20 * 3600};
    double new_apps_per_year = 1.0;
    double followers_per_week = 5.0;
    double follower_minutes = 5.0;
    double asked_loss = 0.005;

    static constexpr std::string_view section = "apps";
    static constexpr text title{"M16 Apps and accounts", "M16 政务应用与账号"};
    static constexpr auto fields() {
        using P = apps_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Apps and accounts have to be served.", "是否有应用与账号任务。"}, "S024 E46",
                 confidence::C),
            number(SIM_NAME(P, apps_per_person), "1", {0, 40},
                   {"Apps that a person has to open every day.", "每人每天须打开的应用数。"}, "S025 S026 S027 E46",
                   confidence::inference),
            number(SIM_NAME(P, checkin_minutes), "min", {0, 30}, {"Time of one check-in.", "一次打卡签到所用时间。"},
                   "S025 S026 E46", confidence::inference),
            number(SIM_NAME(P, study_minutes), "min", {0, 240},
                   {"Minutes of study that are asked for a day.", "每天要求的学习时长。"}, "S025 S026 S027 P04",
                   confidence::inference),
            number(SIM_NAME(P, slowness_spread), "1", {0, 1.5},
                   {"Standard deviation of the logarithm of a person's time for the same duty.",
                    "同样任务各人用时对数的标准差。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, quiz_per_week), "1/week", {0, 7}, {"Quizzes a week.", "每周答题次数。"}, "S028 S029",
                   confidence::assumption),
            number(SIM_NAME(P, quiz_minutes), "min", {0, 120}, {"Time of one attempt at a quiz.", "每次答题所用时间。"},
                   "S028 S029", confidence::inference),
            count(SIM_NAME(P, quiz_questions), "1", {1, 200}, {"Questions of a quiz.", "一次答题的题数。"}, "S029",
                  confidence::seed),
            count(SIM_NAME(P, quiz_right), "1", {0, 200}, {"Right answers that are needed.", "须答对的题数。"}, "S029",
                  confidence::seed),
            number(SIM_NAME(P, quiz_knowledge), "1", {0, 1},
                   {"Probability of a right answer at the first attempt.", "首次答题每题答对的概率。"}, "S029",
                   confidence::assumption),
            number(SIM_NAME(P, quiz_learning), "1", {0, 1},
                   {"Share of what is not known that an attempt teaches.", "每次答题使未掌握部分减少的比例。"}, "S029",
                   confidence::assumption),
            number(SIM_NAME(P, gaming_share), "1", {0, 1},
                   {"Share of persons who game study where it can be gamed.", "有空可钻时挂机刷学时的人员比例。"},
                   "S089 E58", confidence::assumption),
            number(SIM_NAME(P, gamed_share_left), "1", {0, 1},
                   {"Share of the study minutes that gaming still takes.", "刷学时所耗时间与应学时长之比。"},
                   "S089 E58", confidence::assumption),
            number(SIM_NAME(P, counter_measures_per_year), "1/year", {0, 12},
                   {"Counter-measures of the owners of apps a year.", "应用主办方每年出台的反制措施数。"}, "S089",
                   confidence::assumption),
            number(SIM_NAME(P, workround_weeks), "week", {0.1, 52},
                   {"Mean time until a person has found the next trick.", "找到下一种办法的平均时间。"}, "S089 P22",
                   confidence::inference),
            number(SIM_NAME(P, posts_per_week), "1/week", {0, 5},
                   {"Posts that each unit owes its own account.", "每单位每周须在自办账号上发布的条数。"}, "S150 E48",
                   confidence::inference),
            number(SIM_NAME(P, post_minutes), "min", {0, 480}, {"Time for one of them.", "每条所用时间。"}, "E48",
                   confidence::C),
            clock(SIM_NAME(P, evening_start),
                  {"Time from which on what is left is done at home.", "何时起在家补做余下的任务。"}, "S017",
                  confidence::assumption),
            number(SIM_NAME(P, new_apps_per_year), "1/year", {0, 20},
                   {"Apps that come anew each year, beside what substitution brings.",
                    "每年新增的应用数（不含替代效应）。"},
                   "P16 E49", confidence::assumption),
            number(SIM_NAME(P, followers_per_week), "1/week", {0, 100},
                   {"Residents whom a village cadre must bring to follow an account, install an app or comment.",
                    "每名村干部每周须动员关注账号、下载应用或跟帖的居民数。"},
                   "S044 S146", confidence::assumption),
            number(SIM_NAME(P, follower_minutes), "min", {0, 60}, {"Time for one of them.", "每动员一人所用时间。"},
                   "S146", confidence::assumption),
            number(SIM_NAME(P, asked_loss), "1", {0, 0.05},
                   {"Loss of trust of a household that is asked.", "被动员的农户信任的损失。"}, "S044",
                   confidence::assumption)};
    }
    static void check(const apps_params& p, std::vector<text>& broken) {
        if (p.quiz_right > p.quiz_questions) {
            broken.push_back({"quiz_right must not exceed quiz_questions", "quiz_right 不得超过 quiz_questions"});
        }
    }
};

struct apps {
    using params = apps_params;
    /// What is due today, and whether a counter-measure has come.
    static void begin_day(world& w);
    /// What was left undone is missed.
    static void end_day(world& w);
    /// Next action: serve the apps in free time, or in the evening with the phone in hand.
    static bool attempt(world& w, std::int32_t who, seconds t);
    static void post_taken_up(world& w, person& p);
    /// What departments want of apps in place of control that they have lost.
    static void receive(world& w, const apps_letter& l);

    /// Apps that a person has to open.
    static double apps_now(const world& w);
    /// Whether something is left to do at home now.
    static bool press(const world& w, const person& p, seconds t);
    /// From when on what is left is done at home, today.
    static seconds evening(const world& w);
    /// Probability of passing a quiz in one attempt.
    static double p_pass(const params& p, double knowledge);
    /// Minutes until a quiz is passed, attempt by attempt.
    static double quiz_minutes(const world& w, std::int32_t who, std::int32_t week, std::int32_t quiz);
};

}  // namespace sim
