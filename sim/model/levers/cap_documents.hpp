/// Lever: fewer documents, forms and calls to meetings from above.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct cap_documents {
    double share_left = 0.67;

    static constexpr std::string_view name = "cap_documents";
    static constexpr text title{"Fewer documents and meetings", "精简文件会议"};
    static constexpr text meaning{"Departments issue fewer notices, forms and calls to meetings.",
                                  "部门少发通知、少要报表、少开会。"};
    static constexpr std::string_view sources = "L22 E54";
    static constexpr auto fields() {
        using P = cap_documents;
        return std::tuple{number(SIM_NAME(P, share_left), "1", {0, 1},
                                 {"Share of notices, forms and calls to meetings that is still issued.",
                                  "仍然下发的通知、报表与会议的比例。"},
                                 "E54", confidence::C)};
    }
    static void apply(rules& r, const cap_documents& setting, double share) {
        r.documents_left.move(setting.share_left, share);
    }
};
static_assert(every_member_described<cap_documents>() && defaults_in_range<cap_documents>());

}  // namespace sim
