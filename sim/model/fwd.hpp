/// Names that mechanisms mention before they are defined.
#pragma once

namespace sim {

struct world;
struct rules;
struct person;
struct handover;

}  // namespace sim
