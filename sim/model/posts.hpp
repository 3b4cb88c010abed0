/// Posts and who holds them: who stands in for a vacant post, how a desk is handed over, how a successor begins.
#pragma once

#include "sim/model/world.hpp"

namespace sim {

/// What befalls the holders of this post, in the ledger.
inline std::int64_t& staff_cell(world& w, const person& p, staff_count c) {
    return w.now.book.staff(index_of(p.post), index_of(c));
}

/// Who acts for a post: its holder; while it is vacant the colleague of the unit with the shortest queue; where nobody of
/// the unit is left, such a leader of the township; without leaders whoever is there.
std::int32_t acting_for(const world& w, std::int32_t who);

/// The secretary's post of a village, held or vacant; none if it has none.
std::int32_t secretary_of(const world& w, const village& v);

/// The leader in charge of a person's first line; none without lines.
std::int32_t leader_of(const world& w, const person& p);

/// The holder leaves at the end of today: the desk goes to whoever acts for the post, who learns of what nobody has
/// noticed. The post is vacant until the morning of the day `until`.
void vacate(world& w, std::int32_t who, std::int32_t until);

/// A successor takes up the post: knows nobody, is blamed for nothing. Weekly hours stay those of the post.
void take_up(world& w, std::int32_t who);

}  // namespace sim
