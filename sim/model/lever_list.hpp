/// Every lever, in the order in which levers act on the rules.
#pragma once

#include "sim/core/type_list.hpp"
#include "sim/model/levers/accept_coverage.hpp"
#include "sim/model/levers/admission_gate.hpp"
#include "sim/model/levers/adoption_test.hpp"
#include "sim/model/levers/answer_requests.hpp"
#include "sim/model/levers/assignment_only.hpp"
#include "sim/model/levers/ban_app_points.hpp"
#include "sim/model/levers/ban_forced_following.hpp"
#include "sim/model/levers/cap_documents.hpp"
#include "sim/model/levers/cap_groups.hpp"
#include "sim/model/levers/cap_inspections.hpp"
#include "sim/model/levers/case_library.hpp"
#include "sim/model/levers/channel_by_audience.hpp"
#include "sim/model/levers/digest_before_forwarding.hpp"
#include "sim/model/levers/doorstep_audit.hpp"
#include "sim/model/levers/evidence_demand.hpp"
#include "sim/model/levers/fault_tolerance.hpp"
#include "sim/model/levers/filter_complaints.hpp"
#include "sim/model/levers/grade_by_results.hpp"
#include "sim/model/levers/graded_from_below.hpp"
#include "sim/model/levers/membership_by_duty.hpp"
#include "sim/model/levers/merge_apps.hpp"
#include "sim/model/levers/merge_groups.hpp"
#include "sim/model/levers/merge_meetings.hpp"
#include "sim/model/levers/name_lead.hpp"
#include "sim/model/levers/no_new_groups.hpp"
#include "sim/model/levers/no_photos.hpp"
#include "sim/model/levers/one_form.hpp"
#include "sim/model/levers/outcome_ranking.hpp"
#include "sim/model/levers/pay_and_honour.hpp"
#include "sim/model/levers/power_with_task.hpp"
#include "sim/model/levers/protective_leadership.hpp"
#include "sim/model/levers/public_clearing.hpp"
#include "sim/model/levers/quiet_hours.hpp"
#include "sim/model/levers/ranking_off.hpp"
#include "sim/model/levers/rarer_ranking.hpp"
#include "sim/model/levers/route_through_block.hpp"
#include "sim/model/levers/shorten_study.hpp"
#include "sim/model/levers/standards_from_below.hpp"
#include "sim/model/levers/sunset.hpp"
#include "sim/model/levers/unpublished_ranking.hpp"
#include "sim/model/levers/urgency_classes.hpp"

namespace sim {

using lever_list = type_list<  //
    merge_groups, membership_by_duty, cap_groups, assignment_only, no_photos, digest_before_forwarding, quiet_hours,
    sunset, no_new_groups, evidence_demand, one_form, ranking_off, rarer_ranking, unpublished_ranking, outcome_ranking,
    merge_meetings, cap_documents, grade_by_results, filter_complaints, power_with_task, protective_leadership,
    fault_tolerance, public_clearing, pay_and_honour, cap_inspections, doorstep_audit, accept_coverage, ban_app_points,
    merge_apps, name_lead, answer_requests, route_through_block, admission_gate, shorten_study, urgency_classes,
    standards_from_below, graded_from_below, adoption_test, ban_forced_following, case_library, channel_by_audience>;

}  // namespace sim
