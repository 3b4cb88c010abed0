/// The hierarchy of one township as a typed directed graph: who is above whom by line and by block, who sits in which
/// group, who serves which village.
///
/// Vertices  county, departments, leadership, offices, villages, persons, groups
/// Edges     line    department → leader in charge, department → office → head and handling staff → village cadre who
///                   carries the line; where an office has nobody, the edge skips it
///           block   county → departments, county → leadership → offices and village secretaries, unit → its persons,
///                   and (with a line) leader in charge → office
///           member  person → group
///           serves  person → village: village people their own, township staff their contact village
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <vector>

#include "sim/graph/roster.hpp"

namespace sim {

enum class vertex_kind : std::uint8_t { county, department, leadership, office, village, person, group };
template <>
inline constexpr auto labels<vertex_kind> = std::to_array<label>({
    {"county", "County", "县"},
    {"department", "Department", "部门"},
    {"leadership", "Township leadership", "乡镇领导班子"},
    {"office", "Township office", "站办所"},
    {"village", "Village", "村"},
    {"person", "Person", "人员"},
    {"group", "Work group", "工作群"},
});

enum class edge_kind : std::uint8_t { line, block, member, serves };
template <>
inline constexpr auto labels<edge_kind> = std::to_array<label>({
    {"line", "Line", "条"},
    {"block", "Block", "块"},
    {"member", "Group membership", "入群"},
    {"serves", "Serves village", "联系服务村"},
});

class hierarchy {
public:
    explicit hierarchy(const roster& from);
    ~hierarchy();
    hierarchy(hierarchy&&) noexcept;
    hierarchy& operator=(hierarchy&&) noexcept;

    /// Persons a task of this line walks through when the block routes it: leader in charge, office head, handlers
    /// (main handler first), village cadres village by village. Indices into roster::persons, each once.
    std::vector<std::int32_t> cascade(std::int32_t line) const;

    std::vector<std::int32_t> lines_per_person() const;   // [persons] distinct lines on the line edges into a person
    std::vector<std::int32_t> groups_per_person() const;  // [persons]

    /// [persons] Ways in which a task can come down from a department to the person, over line edges and the leader in
    /// charge: the width of the needle's eye.
    std::vector<std::int64_t> task_paths() const;

    /// [persons] People directly under a person: a leader's office heads, a head's staff, a secretary's cadres; 0 for
    /// everybody else.
    std::vector<std::int32_t> span_of_control() const;

    std::vector<std::int32_t> members_per_group() const;  // [groups]

    /// [groups] Members who carry a line that uses the group.
    std::vector<std::int32_t> duty_members_per_group() const;

    std::size_t vertex_count() const;
    std::size_t edge_count(edge_kind kind) const;

    /// GraphML with typed attributes (`kind`, `id`, `name`, `name_zh`, `role`, `function`, `group_kind`, `unit`; edges
    /// `kind`, `line`), as Gephi, networkx and igraph read it. Persons have no name but their id.
    void write_graphml(std::ostream& out) const;

private:
    struct graph;
    std::unique_ptr<graph> graph_;
};

}  // namespace sim
