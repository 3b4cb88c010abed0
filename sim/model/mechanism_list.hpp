/// Who acts in the model, by name: whoever uses one includes it.
#pragma once

#include "sim/core/type_list.hpp"

namespace sim {

/// Every mechanism, in the order of the sections of a scenario file.
using mechanisms =
    type_list<struct groups, struct ranking, struct familiarity, struct trust, struct missed_notices,
              struct fabrication, struct task_issue, struct joint_matters, struct requests, struct endogenous_issue,
              struct department_learning, struct substitution, struct diffusion, struct sham_reform, struct layering,
              struct routing, struct duplicate_entry, struct evidence, struct quotas, struct apps, struct needs,
              struct service, struct visits, struct village_team, struct hotline, struct hazards, struct accountability,
              struct exhaustion, struct meetings, struct inspections, struct campaigns, struct messages,
              struct county_groups, struct attention, struct interruption, struct task_choice, struct fatigue>;

/// What acts without numbers of its own: the ground on which mechanisms act.
using ground = type_list<struct geography, struct rules_in_force, struct duty, struct time_use, struct deadlines,
                         struct work, struct rest>;

/// Whose numbers a scenario file holds, a section each, in order.
template <class... M>
type_list<struct calendar_params, struct township_params, M...> sections_of(type_list<M...>);
using parameter_sections = decltype(sections_of(mechanisms{}));

}  // namespace sim
