#include "sim/model/mechanisms/layering.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"

namespace sim {

void layering::task_issued(const world& w, task& t) {
    const auto& p = w.par<layering>();
    if (!p.enabled) return;
    const int quota_tiers = t.tiers + (t.to_villages ? 1 : 0);  // the township raises what it passes to the villages
    t.work *= static_cast<float>(quota_factor(p, quota_tiers));
    t.deadline = t.issued + static_cast<seconds>((t.deadline - t.issued) * time_factor(p, t.tiers));
    if (t.kind == task_kind::meeting_call) return;  // a meeting needs no proof
    for (int tier = 0; tier < quota_tiers; ++tier) {
        const double u =
            w.now.random.county().uniform(purpose::task_tier, keys::about(t.key, 1 + static_cast<std::uint32_t>(tier)));
        if (bernoulli(u, p.evidence_item_probability)) ++t.evidence_items;
    }
}

void layering::task_assigned(world& w, handover& h) {
    if (h.made.village_level) h.allowed = static_cast<seconds>(h.allowed * time_factor(w.par<layering>(), 1));
}

}  // namespace sim
