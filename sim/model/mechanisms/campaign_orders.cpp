// The county's part of campaigns: what is ordered, what noise it makes, and whether the leadership hears it.
#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/campaigns.hpp"

namespace sim {
namespace {

double luck(const county_world& c, work_key order, std::uint32_t what) {
    return c.now.random.uniform(purpose::campaign, keys::about(order, 0, what));
}

bool is_heard(const county_world& c, const campaign_order& order) {
    return !bernoulli(luck(c, order.key, 1), c.par<campaigns>().filtered_share);
}

/// Helpers annoy no household.
bool may_be_stopped(const campaign_order& o) {
    return !o.stopped && o.kind != campaign_kind::helpers;
}

void give_order(county_world& c, campaign_kind kind, work_key key) {
    const auto& par = c.par<campaigns>();
    const auto line = uniform_index(luck(c, key, 2), static_cast<std::int32_t>(c.now.departments.size()));
    const seconds starts =
        day_start(c.now.today) + static_cast<seconds>(par.starts_hour[kind] * static_cast<double>(seconds_per_hour));
    const seconds ends = starts + static_cast<seconds>(par.hours[kind] * static_cast<double>(seconds_per_hour));
    c.now.orders.push_back({key, kind, static_cast<std::int16_t>(line), ends, 0, false});
    c.post_to_all(campaign_letter{key, kind, static_cast<std::int16_t>(line), starts, ends, false});
}

}  // namespace

void campaigns::county_begins_day(county_world& c) {
    const auto& par = c.par<campaigns>();
    std::erase_if(c.now.orders, [&](const campaign_order& o) { return o.stopped || o.ends <= day_start(c.now.today); });
    if (!par.enabled || c.now.departments.empty()) return;
    for (std::size_t k = 0; k < count_of<campaign_kind>; ++k) {
        const auto kind = static_cast<campaign_kind>(k);
        const work_key key = keys::campaign(static_cast<std::int32_t>(k), c.now.today);
        if (poisson(luck(c, key, 0), par.per_year[kind] / days_per_year) > 0) give_order(c, kind, key);
    }
}

void campaigns::receive(county_world& c, std::int32_t /*from*/, const call_letter& /*any*/) {
    for (campaign_order& o : c.now.orders) ++o.calls;
}

bool campaigns::may_stop_one(const county_world& c) {
    return std::any_of(c.now.orders.begin(), c.now.orders.end(), may_be_stopped);
}

void campaigns::county_ends_window(county_world& c) {
    const double enough = c.par<campaigns>().calls_to_stop * static_cast<double>(c.townships());
    for (campaign_order& o : c.now.orders) {
        if (!may_be_stopped(o) || o.calls < enough || !is_heard(c, o)) continue;
        o.stopped = true;
        c.post_to_all(campaign_letter{o.key, o.kind, o.line, 0, 0, true});
    }
}

}  // namespace sim
