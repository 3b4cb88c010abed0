/// The Boost graph behind hierarchy; included by its own source files only, to keep Boost.Graph out of everybody else's
/// compile time.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/graph/hierarchy.hpp"

namespace sim {

/// `index` counts within the roster's list of the kind; what does not apply stays empty.
struct hierarchy_vertex {
    vertex_kind kind = vertex_kind::county;
    std::int32_t index = 0;
    std::string id;
    std::string name;
    std::string name_zh;
    std::string role;
    std::string field;
    std::string group_kind;
    std::string unit;
};

struct hierarchy_edge {
    edge_kind kind = edge_kind::line;
    std::int32_t line = -1;  // index of the department; -1 where the edge is of no particular line
};

using hierarchy_network =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, hierarchy_vertex, hierarchy_edge>;
using hierarchy_node = hierarchy_network::vertex_descriptor;

/// Vertices stand in the order of the roster: county, departments, units, persons, groups.
struct hierarchy::graph {
    explicit graph(const roster& from);

    hierarchy_node department(std::int32_t d) const { return departments[static_cast<std::size_t>(d)]; }
    hierarchy_node unit(std::int32_t u) const { return units[static_cast<std::size_t>(u)]; }

    roster source;
    hierarchy_network net;
    hierarchy_node county = 0;
    std::vector<hierarchy_node> departments;
    std::vector<hierarchy_node> units;
    std::vector<hierarchy_node> persons;
    std::vector<hierarchy_node> groups;

private:
    void add_vertices();
    void add_block_edges();
    void add_line_edges(std::int32_t line);
    void add_office_edges(std::int32_t line, const std::vector<std::size_t>& leaders,
                          const std::vector<std::size_t>& office_people);
    void add_village_edges(std::int32_t line, const std::vector<std::size_t>& office_people,
                           const std::vector<std::size_t>& villagers);
    void add_person_edges();
    void connect(hierarchy_node from, hierarchy_node to, edge_kind kind, std::int32_t line = -1);
};

}  // namespace sim
