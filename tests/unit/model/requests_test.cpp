#include "sim/model/mechanisms/requests.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "sim/model/county_world.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

requests_params outspoken() {
    requests_params p;
    p.enabled = true;
    p.p_ask = 1.0;
    p.gap_asked = 0.5;
    p.request_minutes = 15.0;
    p.answered_share = 1.0;
    p.answer_days = 5.0;
    p.extension_days = 5.0;
    return p;
}

scenario with_requests(requests_params p = outspoken()) {
    scenario plan = quiet_scenario();
    section_of<requests>(plan) = p;
    return plan;
}

/// A task for which there is far too little time.
std::int32_t hopeless(small_world& w, std::uint32_t key = 1) {
    const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::form, 9 * 3600, key), cadre_1,
                                        assignment_stage::execute, 9 * 3600);
    w.job(id).work = 500 * 3600.0F;
    notice_assignment(*w, id, 9 * 3600);
    return id;
}

std::int64_t count(small_world& w, task_kind kind, task_count c) {
    return w->now.book.tasks(safety, index_of(kind), index_of(c));
}

TEST(requests, who_has_no_time_asks_for_more) {
    small_world w(with_requests());
    const std::int32_t id = hopeless(w);
    requests::work_starts(*w, id, 9 * 3600);
    ASSERT_EQ(w->outbox.size(), 1U);
    const request& asked = std::get<request_letter>(w->outbox.front()).asked;
    EXPECT_EQ(asked.assignment, id);
    EXPECT_EQ(asked.village, none);
    EXPECT_EQ(count(w, task_kind::form, task_count::requests), 1);
    EXPECT_EQ(w->now.book.time_use(2, index_of(role::village_cadre), index_of(activity::posting_replying)), 15 * 60);
}

TEST(requests, who_has_time_does_not) {
    small_world w(with_requests());
    const std::int32_t id = hopeless(w);
    w.job(id).work = 60.0F;
    requests::work_starts(*w, id, 9 * 3600);
    EXPECT_TRUE(w->outbox.empty());
}

TEST(requests, an_answer_brings_more_time) {
    small_world w(with_requests());
    const std::int32_t id = hopeless(w);
    const seconds before = w.job(id).deadline;
    requests::receive(*w, answer_letter{{.line = safety, .assignment = id, .generation = w.job(id).generation}});
    EXPECT_EQ(w.job(id).deadline, before + 5 * day_length);  // Wednesday to Monday
    drop_assignment(*w, id, false);
    requests::receive(*w, answer_letter{{.line = safety, .assignment = id, .generation = 0}});
    EXPECT_FALSE(w.job(id).in_use);
}

TEST(requests, a_check_that_leaves_hazards_asks_for_power_and_the_answer_brings_it) {
    scenario plan = with_requests();
    section_of<hazards>(plan).enabled = true;
    section_of<hazards>(plan).p_find = 0.0;
    section_of<hazards>(plan).p_fixed_with_power = 1.0;
    section_of<hazards>(plan).power_share = 0.0;
    small_world w(std::move(plan));
    w->now.villages[0].hazards_known = 3;
    const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::field_check, 9 * 3600), cadre_1,
                                        keys::seat_of_village(0), assignment_stage::execute, 9 * 3600);
    complete_assignment(*w, id, 10 * 3600);
    ASSERT_EQ(w->outbox.size(), 1U);
    const request asked = std::get<request_letter>(w->outbox.front()).asked;
    EXPECT_EQ(asked.village, 0);
    requests::receive(*w, answer_letter{asked});
    EXPECT_EQ(w->now.villages[0].hazards_known, 0);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::hazards_fixed)), 3);
    EXPECT_EQ(count(w, task_kind::field_check, task_count::requests_answered), 1);
}

TEST(requests, are_answered_after_days) {
    const scenario plan = with_requests();
    county_world c = lone_county(plan).seat().state();
    c.plan = &plan;
    requests::receive(c, 0, request_letter{{.luck = 0.5}});
    c.now.today = 4;
    requests::county_begins_day(c);
    EXPECT_TRUE(c.outbox.empty());
    c.now.today = 5;
    requests::county_begins_day(c);
    EXPECT_EQ(c.outbox.size(), 1U);
    EXPECT_TRUE(c.now.requests.empty());
}

TEST(requests, what_is_not_answered_sinks) {
    requests_params p = outspoken();
    p.answered_share = 0.1;
    const scenario plan = with_requests(p);
    county_world c = lone_county(plan).seat().state();
    c.plan = &plan;
    requests::receive(c, 0, request_letter{{.luck = 0.2}});
    EXPECT_TRUE(c.now.requests.empty());
    requests::receive(c, 0, request_letter{{.luck = 0.05}});
    EXPECT_EQ(c.now.requests.size(), 1U);
}

// Null: who has reason asks with probability 0.2. 4000 tasks; size 1e-6, eight standard errors, 0.05, are seen with probability
// 0.999. Twin: 0.26.
double p_of_asking(double p_ask) {
    requests_params p = outspoken();
    p.p_ask = p_ask;
    p.request_minutes = 0.0;
    small_world w(with_requests(p));
    for (std::uint32_t i = 1; i <= 4000; ++i) {
        const std::int32_t id = hopeless(w, i);
        requests::work_starts(*w, id, 9 * 3600);
        drop_assignment(*w, id, false);
    }
    return share_p_value(static_cast<double>(w->outbox.size()), 4000, 0.2);
}
TEST(requests, are_made_at_their_rate) {
    EXPECT_GT(p_of_asking(0.2), 1e-6);
    EXPECT_LT(p_of_asking(0.26), 1e-6);
}

}  // namespace
}  // namespace sim
