/// Lever: offices forward key points and a local opinion, never the raw notice.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct digest_before_forwarding {
    static constexpr std::string_view name = "digest_before_forwarding";
    static constexpr text title{"Digest before forwarding", "先消化再转发"};
    static constexpr text meaning{
        "Every notice passes the office, which writes what is meant for whom; nothing is repeated in other groups.",
        "通知一律经站办所提炼要点、附本地意见后转发，不在其他群重复。"};
    static constexpr std::string_view sources = "S021 L04";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const digest_before_forwarding&, double share) { r.digest.move(true, share); }
};
static_assert(every_member_described<digest_before_forwarding>() && defaults_in_range<digest_before_forwarding>());

}  // namespace sim
