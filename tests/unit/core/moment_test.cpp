#include "sim/core/moment.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sim {
namespace {

namespace hook {
SIM_HOOK(act);
SIM_HOOK(ask);
SIM_HOOK(cost);
}  // namespace hook

struct first {
    static void act(std::string& log) { log += "1"; }
    static bool ask(std::string& log) {
        log += "1";
        return false;
    }
    static int cost(std::string&) { return 10; }
};
struct second {
    static void act(std::string& log) { log += "2"; }
    static void ask(std::string& log) { log += "2"; }
    static int cost(std::string&) { return 5; }
};
struct third {
    static bool ask(std::string& log) {
        log += "3";
        return true;
    }
};

constexpr moment both{hook::act{}, {"Both", "双方"}, step<second>{"before", "先"}, step<first>{"after", "后"}};

TEST(moment, lets_its_actors_act_in_their_order) {
    std::string log;
    happen(both, log);
    EXPECT_EQ(log, "21");
}

TEST(moment, keeps_title_and_reasons) {
    EXPECT_EQ(both.title.zh, "双方");
    EXPECT_EQ(both.reasons[0].en, "before");
    EXPECT_EQ(both.reasons[1].zh, "后");
    EXPECT_EQ(hook::act::id, "act");
}

TEST(moment, ends_when_an_actor_answers_false) {
    constexpr moment ends{hook::ask{},
                          {"Ends", "止"},
                          step<second>{"goes on", "续"},
                          step<first>{"ends", "止"},
                          step<third>{"never asked", "不问"}};
    constexpr moment lasts{hook::ask{}, {"Lasts", "续"}, step<third>{"goes on", "续"}, step<second>{"goes on", "续"}};
    std::string log;
    EXPECT_FALSE(goes_on(ends, log));
    EXPECT_EQ(log, "21");
    EXPECT_TRUE(goes_on(lasts, log));
    EXPECT_EQ(log, "2132");
}

TEST(moment, finds_the_first_actor_that_applies) {
    constexpr moment applies{
        hook::ask{}, {"Applies", "适用"}, step<first>{"does not", "不"}, step<third>{"does", "是"}};
    constexpr moment none_applies{hook::ask{}, {"None", "无"}, step<first>{"does not", "不"}};
    std::string log;
    EXPECT_TRUE(first_of(applies, log));
    EXPECT_EQ(log, "13");
    EXPECT_FALSE(first_of(none_applies, log));
}

TEST(moment, adds_up_and_passes_on_answers) {
    constexpr moment costs{hook::cost{}, {"Costs", "成本"}, step<first>{"ten", "十"}, step<second>{"five", "五"}};
    constexpr moment decides{hook::cost{}, {"Decides", "决定"}, step<second>{"alone", "独自"}};
    std::string log;
    EXPECT_EQ(total_of(costs, log), 15);
    EXPECT_EQ(decision_of(decides, log), 5);
}

// Planted errors: an actor that has the hook is forgotten; an actor that lacks it is named.
TEST(moment, names_exactly_those_who_have_its_hook) {
    using all = type_list<first, second, third>;
    constexpr moment forgets{hook::act{}, {"Forgets", "漏"}, step<first>{"alone", "独自"}};
    constexpr moment invents{
        hook::act{}, {"Invents", "多"}, step<first>{"a", "甲"}, step<second>{"b", "乙"}, step<third>{"c", "丙"}};
    EXPECT_TRUE(names_all_of<std::remove_const_t<decltype(both)>>(all{}));
    EXPECT_FALSE(names_all_of<std::remove_const_t<decltype(forgets)>>(all{}));
    EXPECT_FALSE(names_all_of<std::remove_const_t<decltype(invents)>>(all{}));
}

}  // namespace
}  // namespace sim
