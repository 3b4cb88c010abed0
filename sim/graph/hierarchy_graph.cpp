#include "sim/graph/hierarchy_graph.hpp"

#include <algorithm>
#include <set>

namespace sim {
namespace {

constexpr vertex_kind vertex_kind_of(unit_kind k) {
    switch (k) {
        case unit_kind::leadership:
            return vertex_kind::leadership;
        case unit_kind::office:
            return vertex_kind::office;
        case unit_kind::village:
            break;
    }
    return vertex_kind::village;
}

bool carries(const roster_person& p, std::int32_t line) {
    return std::ranges::binary_search(p.lines, line);
}

}  // namespace

hierarchy::graph::graph(const roster& from) : source(from) {
    add_vertices();
    add_block_edges();
    for (std::size_t d = 0; d < source.departments.size(); ++d) add_line_edges(static_cast<std::int32_t>(d));
    add_person_edges();
}

void hierarchy::graph::connect(hierarchy_node from, hierarchy_node to, edge_kind kind, std::int32_t line) {
    boost::add_edge(from, to, hierarchy_edge{kind, line}, net);
}

void hierarchy::graph::add_vertices() {
    hierarchy_vertex top;
    top.id = id_of(vertex_kind::county);
    top.name = label_of(vertex_kind::county).en;
    top.name_zh = label_of(vertex_kind::county).zh;
    county = boost::add_vertex(top, net);
    const auto add = [&](std::vector<hierarchy_node>& list, hierarchy_vertex v) {
        v.index = static_cast<std::int32_t>(list.size());
        list.push_back(boost::add_vertex(v, net));
    };
    for (const auto& d : source.departments) {
        add(departments,
            {vertex_kind::department, 0, d.id, d.name, d.name_zh, "", std::string(id_of(d.field)), "", ""});
    }
    for (const auto& u : source.units) {
        add(units, {vertex_kind_of(u.kind), 0, u.id, u.name, u.name_zh, "", "", "", ""});
    }
    for (const auto& p : source.persons) {
        const auto& home = source.units[static_cast<std::size_t>(p.unit)];
        add(persons, {vertex_kind::person, 0, p.id, "", "", std::string(id_of(p.post)), "", "", home.id});
    }
    for (const auto& g : source.groups) {
        add(groups, {vertex_kind::group, 0, g.id, g.name, g.name_zh, "", std::string(id_of(g.field)),
                     std::string(id_of(g.kind)), ""});
    }
}

void hierarchy::graph::add_block_edges() {
    for (const hierarchy_node d : departments) connect(county, d, edge_kind::block);
    for (std::size_t u = 0; u < units.size(); ++u) {
        if (source.units[u].kind != unit_kind::leadership) continue;
        connect(county, units[u], edge_kind::block);
        for (std::size_t o = 0; o < units.size(); ++o) {
            if (source.units[o].kind == unit_kind::office) connect(units[u], units[o], edge_kind::block);
        }
        for (std::size_t p = 0; p < persons.size(); ++p) {
            if (source.persons[p].post == role::village_secretary) connect(units[u], persons[p], edge_kind::block);
        }
    }
    for (std::size_t p = 0; p < persons.size(); ++p)
        connect(unit(source.persons[p].unit), persons[p], edge_kind::block);
}

void hierarchy::graph::add_line_edges(std::int32_t line) {
    per<unit_kind, std::vector<std::size_t>> carriers;
    for (std::size_t p = 0; p < persons.size(); ++p) {
        const roster_person& person = source.persons[p];
        if (!carries(person, line)) continue;
        carriers[source.units[static_cast<std::size_t>(person.unit)].kind].push_back(p);
    }
    for (const std::size_t p : carriers[unit_kind::leadership]) {
        connect(department(line), persons[p], edge_kind::line, line);
    }
    add_office_edges(line, carriers[unit_kind::leadership], carriers[unit_kind::office]);
    add_village_edges(line, carriers[unit_kind::office], carriers[unit_kind::village]);
}

void hierarchy::graph::add_office_edges(std::int32_t line, const std::vector<std::size_t>& leaders,
                                        const std::vector<std::size_t>& office_people) {
    std::set<std::int32_t> offices;
    for (const std::size_t p : office_people) offices.insert(source.persons[p].unit);
    for (const std::int32_t o : offices) {
        connect(department(line), unit(o), edge_kind::line, line);
        for (const std::size_t p : leaders) connect(persons[p], unit(o), edge_kind::block, line);
    }
    for (const std::size_t p : office_people) {
        connect(unit(source.persons[p].unit), persons[p], edge_kind::line, line);
    }
}

/// A line reaches the village from its handlers; failing these from whoever is the last in the township to have it.
void hierarchy::graph::add_village_edges(std::int32_t line, const std::vector<std::size_t>& office_people,
                                         const std::vector<std::size_t>& villagers) {
    std::vector<hierarchy_node> last;
    for (const std::size_t p : office_people) {
        if (source.persons[p].post == role::office_staff) last.push_back(persons[p]);
    }
    if (last.empty()) {
        for (const std::size_t p : office_people) last.push_back(persons[p]);
    }
    if (last.empty()) last.push_back(department(line));
    for (const hierarchy_node from : last) {
        for (const std::size_t p : villagers) connect(from, persons[p], edge_kind::line, line);
    }
}

void hierarchy::graph::add_person_edges() {
    for (std::size_t p = 0; p < persons.size(); ++p) {
        const std::int32_t village = source.persons[p].serves_village;
        if (village >= 0) connect(persons[p], unit(village), edge_kind::serves);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const std::int32_t p : source.groups[g].members) {
            connect(persons[static_cast<std::size_t>(p)], groups[g], edge_kind::member);
        }
    }
}

}  // namespace sim
