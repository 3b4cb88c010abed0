#include <gtest/gtest.h>

#include <algorithm>

#include "sim/core/error.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/groups.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/topology.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

scenario talking() {
    scenario plan = quiet_scenario();
    auto& p = section_of<messages>(plan);
    p.enabled = true;
    p.acknowledgement_share = 0.15;
    p.chatter_branching = 0.3;
    p.applause_share = 0.08;
    p.leader_posts_per_day = 0.6;
    p.presence_per_day = 0.0;
    p.duplicate_probability = 1.0;
    p.upload_share = 1.0;
    p.photos_per_post = 3.0;
    p.acknowledge_seconds = 10.0;
    p.chat_seconds = 15.0;
    p.photo_seconds = 25.0;
    p.report_seconds = 60.0;
    section_of<attention>(plan).page_probability = 0.0;
    return plan;
}

group_reading& reading_of(small_world& w, std::int32_t who, std::int32_t group) {
    const person& p = w.of(who);
    for (std::int32_t s = 0; s < p.n_memberships; ++s) {
        const auto place = static_cast<std::size_t>(p.first_membership + s);
        if (w->now.memberships[place].group == group) return w->now.readings[place];
    }
    throw internal_error("not a member");
}

/// A member opens the group, reads all of it, `read` messages, and answers.
std::int32_t answer(small_world& w, std::int32_t who, std::int32_t group, std::int32_t read) {
    group_reading& r = reading_of(w, who, group);
    return messages::answer(*w, w.of(who), group, r, take_fresh(w->now.counters, group, r), 1.0, read);
}

std::int64_t posted(small_world& w, std::int32_t group, message_kind k) {
    return w->now.book.messages(w->now.groups[static_cast<std::size_t>(group)].record_slot, index_of(k));
}

std::int32_t job_for(small_world& w, std::int32_t who, std::int32_t line = safety) {
    return assign_task(*w, put_task(*w, line, task_kind::form, nine), who, assignment_stage::execute, nine);
}

// Systematic sampling: from a start in [0, 1) the posts after n notices are floor(start + a n), so never off by one
// post, and a n exactly on average over starts.
TEST(messages, acknowledgements_stay_within_one_of_their_share) {
    for (const float start : {0.0F, 0.3F, 0.99F}) {
        small_world w(talking());
        group_reading& r = reading_of(w, first_staff, safety_group);
        r.acknowledgements_due = start;
        for (int n = 1; n <= 400; ++n) {
            w->now.counters.notices[safety_group] += 1;
            answer(w, first_staff, safety_group, 0);
            EXPECT_NEAR(static_cast<double>(posted(w, safety_group, message_kind::acknowledgement)), 0.15 * n, 1.001);
        }
    }
}

TEST(messages, acknowledgements_have_their_share_exactly_over_all_starts) {
    std::int64_t sum = 0;
    for (int i = 0; i < 1000; ++i) {
        small_world w(talking());
        group_reading& r = reading_of(w, first_staff, safety_group);
        r.acknowledgements_due = (static_cast<float>(i) + 0.5F) / 1000;
        w->now.counters.notices[safety_group] += 3;
        answer(w, first_staff, safety_group, 0);
        sum += posted(w, safety_group, message_kind::acknowledgement);
    }
    EXPECT_EQ(sum, 450);
}

TEST(messages, starts_differ_between_members_so_that_not_all_answer_the_same_notice) {
    small_world w(talking());
    std::vector<float> starts;
    for (std::size_t i = 0; i < w->now.memberships.size(); ++i) {
        if (w->now.memberships[i].group == plenary) starts.push_back(w->now.readings[i].acknowledgements_due);
    }
    ASSERT_EQ(starts.size(), 8U);
    std::ranges::sort(starts);
    EXPECT_EQ(std::ranges::unique(starts).begin(), starts.end());
    EXPECT_GE(starts.front(), 0.0F);
    EXPECT_LT(starts.back(), 1.0F);
}

TEST(messages, a_notice_is_answered_once_by_each_reader) {
    small_world w(talking());
    w.par<messages>().acknowledgement_share = 1.0;
    w->now.counters.notices[safety_group] += 1;
    for (int check = 0; check < 5; ++check) answer(w, first_staff, safety_group, 0);
    EXPECT_EQ(posted(w, safety_group, message_kind::acknowledgement), 1);
}

// b replies per message over the whole group: with all eight members reading 1000 messages each, 300 replies in all.
TEST(messages, one_message_draws_its_branching_number_of_replies_over_the_whole_group) {
    small_world w(talking());
    for (std::int32_t who = 0; who < 8; ++who) {
        answer(w, who, plenary, 1000);
    }
    EXPECT_NEAR(static_cast<double>(posted(w, plenary, message_kind::chatter)), 300.0, 8.0);
}

TEST(messages, a_leaders_post_is_applauded) {
    small_world w(talking());
    w->now.counters.leader_posts[plenary] += 100;
    answer(w, head, plenary, 0);
    EXPECT_NEAR(static_cast<double>(posted(w, plenary, message_kind::applause)), 8.0, 1.0);
}

TEST(messages, answering_takes_seconds_per_post) {
    small_world w(talking());
    w.par<messages>().acknowledgement_share = 1.0;
    w.par<messages>().chatter_branching = 0.0;
    w->now.counters.notices[safety_group] += 4;
    EXPECT_EQ(answer(w, first_staff, safety_group, 0), 40);
    EXPECT_EQ(w->now.book.attention(index_of(role::office_staff), index_of(attention_count::posts)), 4);
}

TEST(messages, an_assignment_only_group_gets_neither_answers_nor_photos_nor_speeches) {
    small_world w(talking());
    w->in_force.assignment_only.move(true, 1.0);
    adopt_topology(*w, topology(*w));
    w->now.counters.notices[plenary] += 1000;
    w->now.counters.leader_posts[plenary] += 1000;
    for (std::int32_t who = 0; who < 8; ++who) {
        EXPECT_EQ(answer(w, who, plenary, 1000), 0);
    }
    EXPECT_EQ(messages::speak(*w, w.of(leader), 30 * day_length), 0);
    EXPECT_EQ(w->now.counters.total[plenary], 0);
}

TEST(messages, a_notice_lies_in_the_group_of_its_line_for_its_recipients) {
    small_world w(talking());
    w.par<messages>().duplicate_probability = 0.0;
    const std::int32_t id = job_for(w, first_staff);
    messages::announce(*w, safety, work_key{1}, {id}, false, nine);
    EXPECT_EQ(posted(w, safety_group, message_kind::notice), 1);
    EXPECT_EQ(w->now.counters.total[safety_group], 1);
    ASSERT_EQ(w.of(first_staff).pending.size(), 1U);
    EXPECT_EQ(w.of(first_staff).pending[0].position, 0);
    EXPECT_TRUE(w.of(head).pending.empty());
}

TEST(messages, who_is_not_in_the_lines_group_is_told_in_the_whole_township_group) {
    small_world w(talking());
    w.par<messages>().duplicate_probability = 0.0;
    const std::int32_t id = job_for(w, secretary_1);
    messages::announce(*w, safety, work_key{1}, {id}, false, nine);
    EXPECT_EQ(posted(w, plenary, message_kind::notice), 1);
    EXPECT_EQ(posted(w, safety_group, message_kind::notice), 0);
    EXPECT_EQ(w.of(secretary_1).pending.size(), 1U);
}

TEST(messages, assignments_go_where_a_group_is_kept_for_them_from_the_day_it_is) {
    small_world w(talking());
    w.par<messages>().duplicate_probability = 0.0;
    for (const bool kept : {true, false}) {
        w->in_force.assignment_only.move(kept, 1.0);
        groups::begin_day(*w);  // the groups stay the same, only their rules change
        const std::int32_t before = w->now.counters.total[plenary];
        messages::announce(*w, safety, work_key{1}, {job_for(w, first_staff)}, false, nine);
        EXPECT_EQ(w->now.counters.total[plenary] - before, kept ? 1 : 0);
    }
}

TEST(messages, a_digest_is_not_repeated) {
    small_world w(talking());
    messages::announce(*w, safety, work_key{1}, {job_for(w, first_staff)}, true, nine);
    EXPECT_EQ(w->now.counters.total[plenary], 0);
    EXPECT_TRUE(w.of(first_staff).pending[0].digest);
}

double repeated(double probability) {
    scenario plan = talking();
    section_of<messages>(plan).duplicate_probability = probability;
    small_world w(plan);
    const std::int32_t id = job_for(w, first_staff);
    for (std::uint32_t key = 1; key <= 10000; ++key) {
        messages::announce(*w, safety, work_key{key}, {id}, false, nine);
        w.of(first_staff).pending.clear();
    }
    return static_cast<double>(posted(w, plenary, message_kind::duplicate));
}

// Null: repeated with probability 0.25. 10000 notices, size 1e-6; an error of 0.035 is seen with probability 0.999.
// Twin: 0.3.
TEST(messages, notices_are_repeated_with_their_probability) {
    EXPECT_GT(share_p_value(repeated(0.25), 10000, 0.25), 1e-6);
    EXPECT_LT(share_p_value(repeated(0.3), 10000, 0.25), 1e-6);
}

TEST(messages, finished_work_is_reported_with_its_photos_where_uploads_are_asked_for_and_allowed) {
    small_world w(talking());
    assignment a = w.job(job_for(w, first_staff));
    EXPECT_EQ(messages::report(*w, w.of(first_staff), a), 60);
    EXPECT_EQ(posted(w, safety_group, message_kind::evidence), 1);
    a.evidence_items = 2;
    EXPECT_EQ(messages::report(*w, w.of(first_staff), a), 60 + 75);
    EXPECT_EQ(posted(w, safety_group, message_kind::evidence), 5);
    w->now.groups[safety_group].photos_allowed = false;
    EXPECT_EQ(messages::report(*w, w.of(first_staff), a), 0);
    w->now.groups[safety_group].photos_allowed = true;
    w->now.tasks[static_cast<std::size_t>(a.task)].uploads_asked = false;
    EXPECT_EQ(messages::report(*w, w.of(first_staff), a), 0);
    EXPECT_EQ(posted(w, safety_group, message_kind::evidence), 5);
}

TEST(messages, who_is_not_in_the_lines_group_reports_nothing_there) {
    small_world w(talking());
    const assignment a = w.job(job_for(w, secretary_1));
    EXPECT_EQ(messages::report(*w, w.of(secretary_1), a), 0);
}

TEST(messages, only_leaders_speak_up_and_by_the_day) {
    small_world w(talking());
    for (int day = 0; day < 50; ++day) messages::speak(*w, w.of(leader), day_length);
    EXPECT_NEAR(w->now.counters.leader_posts[plenary], 30.0, 1.0);
    EXPECT_EQ(messages::speak(*w, w.of(head), 100 * day_length), 0);
}

TEST(messages, off_groups_carry_notices_alone) {
    scenario plan = talking();
    issue_only(plan, task_kind::form, 100.0, 10.0, 3.0);
    section_of<task_issue>(plan).evidence_items[task_kind::form] = 1.0;
    section_of<evidence>(plan).enabled = true;
    section_of<attention>(plan).enabled = true;
    const auto others = [](small_run& run) {
        std::int64_t sum = 0;
        for (std::size_t k = 1; k < count_of<message_kind>; ++k) sum += run.messages(static_cast<message_kind>(k));
        return sum;
    };
    small_run on(plan, 7);
    EXPECT_GT(others(on), 0);
    section_of<messages>(plan).enabled = false;
    small_run off(plan, 7);
    EXPECT_GT(off.messages(message_kind::notice), 0);
    EXPECT_EQ(others(off), 0);
    EXPECT_EQ(off.attention(attention_count::posts), 0);
}

}  // namespace
}  // namespace sim
