/// Names that mechanisms mention before they are defined.
#pragma once

namespace sim {

struct world;
struct county_world;
struct task_letter;
struct pressure_letter;
struct score_letter;
struct conduct_letter;
struct call_letter;
struct closed_letter;
struct summons_letter;
struct incident_letter;
struct posts_letter;
struct accusation_letter;
struct verdict_letter;
struct campaign_letter;
struct joint_letter;
struct request_letter;
struct answer_letter;
struct apps_letter;
struct schemes_letter;
struct failure;
struct rules;
struct person;
struct handover;
struct dispatch;

}  // namespace sim
