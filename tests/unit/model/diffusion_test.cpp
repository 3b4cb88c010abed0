#include "sim/model/mechanisms/diffusion.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

diffusion_params spreading() {
    diffusion_params p;
    p.enabled = true;
    p.schemes_per_year = 2.0;
    p.innovation = 0.01;
    p.imitation = 0.35;
    p.taste_mean = 1.0;
    p.taste_spread = 0.0;
    p.evaluation_months = 6.0;
    p.decay_months = 1.5;
    p.least_effort = 0.05;
    p.extra_issue = 0.5;
    p.reported_use = 0.9;
    p.weeks_before = 0;
    return p;
}

scenario with(const diffusion_params& p) {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, 100.0, 60.0, 3.0);
    section_of<diffusion>(plan) = p;
    return plan;
}

/// Share after so many weeks.
double share_after(const diffusion_params& p, double visibility, int weeks) {
    double x = 0.0;
    for (int i = 0; i < weeks; ++i) x = diffusion::next_share(p, visibility, x);
    return x;
}

// Bass (1969): x(t) = (1 - e^(-(p + q) t)) / (1 + q / p e^(-(p + q) t)) for steps that go to zero.
TEST(diffusion, spreads_as_bass_has_it) {
    diffusion_params p = spreading();
    p.innovation = 0.001;
    p.imitation = 0.02;
    for (const int weeks : {50, 150, 300}) {
        const double left = std::exp(-0.021 * weeks);
        EXPECT_NEAR(share_after(p, 1.0, weeks), (1.0 - left) / (1.0 + 20.0 * left), 0.01) << weeks;
    }
}

TEST(diffusion, of_300_cities_three_and_more_have_a_visible_scheme_after_two_months) {
    EXPECT_GE(300.0 * share_after(diffusion_params{}, 1.0, 9), 3.0);
    EXPECT_LT(share_after(diffusion_params{}, 0.2, 9), share_after(diffusion_params{}, 1.0, 9));
}

TEST(diffusion, effort_is_full_until_the_evaluation_and_then_fades) {
    const diffusion_params p = spreading();
    constexpr double month = 365.25 / 7.0 / 12.0;
    EXPECT_DOUBLE_EQ(diffusion::effort(p, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(diffusion::effort(p, 6.0 * month), 1.0);
    EXPECT_NEAR(diffusion::effort(p, 7.5 * month), 0.5, 1e-12);
    EXPECT_DOUBLE_EQ(diffusion::effort(p, 18.0 * month), 0.0);
}

/// What townships are told last within so many days.
schemes_letter told(const scenario& plan, std::int32_t days, std::uint32_t seed = 1) {
    lone_county c(plan, 1, seed);
    schemes_letter last;
    for (std::int32_t day = 0; day < days; ++day) {
        for (const auto& [to, l] : c.day<schemes_letter>()) last = l;
    }
    return last;
}

TEST(diffusion, a_county_that_has_no_taste_for_schemes_adopts_none) {
    diffusion_params p = spreading();
    p.schemes_per_year = 20.0;
    EXPECT_GT(told(with(p), 364).running, 0);
    p.taste_mean = 0.0;
    EXPECT_EQ(told(with(p), 364).running, 0);
}

TEST(diffusion, what_has_spread_before_is_there_on_the_first_day) {
    diffusion_params p = spreading();
    p.schemes_per_year = 20.0;
    EXPECT_EQ(told(with(p), 1).running, 0);
    p.weeks_before = 104;
    EXPECT_GT(told(with(p), 1).effort, 0.0);
}

TEST(diffusion, an_adoption_test_keeps_schemes_out) {
    diffusion_params p = spreading();
    p.schemes_per_year = 20.0;
    scenario plan = with(p);
    reform r;
    std::get<std::optional<adoption_test>>(r.levers) = adoption_test{0.0};
    plan.reforms.push_back(r);
    EXPECT_EQ(told(plan, 364).running, 0);
}

// Null: schemes arise at 20 a year; weeks with one have probability 1 - e^(-20 / 52.18). 4,000 weeks; size 1e-6, eight
// standard errors, 0.059, are seen with probability 0.999. Twin: 25 a year.
double p_of_arising(double per_year) {
    diffusion_params p = spreading();
    p.schemes_per_year = per_year;
    p.taste_mean = 0.0;  // all of them stay on the list
    p.weeks_before = 500;
    double n = 0.0;
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        n += static_cast<double>(lone_county(with(p), 1, seed).state().schemes.size());
    }
    return share_p_value(n, 4000.0, 1.0 - std::exp(-20.0 * 7.0 / 365.25));
}
TEST(diffusion, schemes_arise_at_their_rate) {
    EXPECT_GT(p_of_arising(20.0), 1e-6);
    EXPECT_LT(p_of_arising(25.0), 1e-6);
}

TEST(diffusion, the_department_in_the_lead_issues_more) {
    diffusion_params p = spreading();
    p.schemes_per_year = 20.0;
    p.weeks_before = 104;
    lone_county c(with(p));
    const county_world& w = c.seat().state();
    double sum = 0.0;
    for (std::size_t l = 0; l < 5; ++l) sum += diffusion::extra_issue(w, l);
    EXPECT_NEAR(sum, 0.5 * told(with(p), 1).effort, 1e-12);
    std::size_t beyond = 0;
    for (const auto& [to, l] : c.days(28)) beyond += l.beyond_base ? 1 : 0;
    EXPECT_GT(beyond, 10U);
    p.enabled = false;
    for (const auto& [to, l] : lone_county(with(p)).days(28)) EXPECT_FALSE(l.beyond_base);
}

TEST(diffusion, few_use_it_where_many_have_left_and_most_are_reported) {
    small_world w(with(spreading()));
    w.par<needs>().online_share = 0.6;
    w.par<needs>().hollow_offline = 0.5;
    w->now.villages[0].hollowness = 0.0;
    w->now.villages[1].hollowness = 1.0;
    diffusion::receive(*w, schemes_letter{1.5, 2});
    diffusion::end_week(*w);
    const auto cell = [&](std::size_t v, service_count what) { return w->now.book.service(v, index_of(what)); };
    EXPECT_EQ(cell(0, service_count::scheme_households), 200);
    EXPECT_EQ(cell(0, service_count::scheme_users), 90);
    EXPECT_EQ(cell(1, service_count::scheme_users), 45);
    EXPECT_EQ(cell(0, service_count::scheme_users_reported), 180);
    EXPECT_EQ(cell(1, service_count::scheme_users_reported), 180);
}

}  // namespace
}  // namespace sim
