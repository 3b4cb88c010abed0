/// Builds the roster of an artificial township from its parameters.
///
/// Rules
///   lines        Every line has one leader in charge, one office, at least two handlers in that office (one if it has
///                only one) and one cadre in every village. A head answers for all lines of the office. Handlers stand
///                in order: the first in the roster is the main one, the next is the deputy. The village secretary
///                carries the party lines, the other cadres share the rest.
///   groups       One for the whole township, one per office, one per line (S002), one for the village secretaries,
///                and small groups that lines made besides. Members are those with a duty there; anybody else is pulled
///                into office and line groups with a probability that depends on role and person (S033, S076).
///   contact      Leaders and office staff each have a contact village; every village has one of them at least, as far
///                as they go round.
///
/// Every draw is keyed by who and what it is about (streams roster and membership), so that one village, office group
/// or line more changes nothing about the others, and a higher pull-in probability only ever adds members.
#pragma once

#include <cstdint>

#include "sim/graph/roster.hpp"
#include "sim/graph/township_params.hpp"

namespace sim {

/// The same seed, township and parameters always give the same roster; replicates of a run share it.
roster generate_roster(const township_params& par, std::uint32_t seed, std::uint32_t township);

}  // namespace sim
