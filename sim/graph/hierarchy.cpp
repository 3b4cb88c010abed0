#include "sim/graph/hierarchy.hpp"

#include <algorithm>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/range/iterator_range.hpp>
#include <set>

#include "sim/graph/hierarchy_graph.hpp"

namespace sim {
namespace {

/// Keeps the edges of one line.
struct of_line {
    const hierarchy_network* net = nullptr;
    std::int32_t line = -1;

    bool operator()(const hierarchy_network::edge_descriptor& e) const { return (*net)[e].line == line; }
};

/// Leader, head and handlers come one after the other; in the village all posts are one station.
constexpr std::size_t station_of(role r) {
    return std::min(index_of(r), index_of(role::village_secretary));
}

using boost::make_iterator_range;

}  // namespace

hierarchy::hierarchy(const roster& from) : graph_(std::make_unique<graph>(from)) {}
hierarchy::~hierarchy() = default;
hierarchy::hierarchy(hierarchy&&) noexcept = default;
hierarchy& hierarchy::operator=(hierarchy&&) noexcept = default;

std::vector<std::int32_t> hierarchy::cascade(std::int32_t line) const {
    const auto& net = graph_->net;
    std::set<std::int32_t> met;
    for (const auto e : make_iterator_range(boost::edges(net))) {
        const hierarchy_vertex& to = net[boost::target(e, net)];
        if (net[e].line == line && net[e].kind == edge_kind::line && to.kind == vertex_kind::person)
            met.insert(to.index);
    }
    std::vector<std::int32_t> order(met.begin(), met.end());
    std::ranges::stable_sort(order, {}, [&](std::int32_t p) {
        return station_of(graph_->source.persons[static_cast<std::size_t>(p)].post);
    });
    return order;
}

std::vector<std::int32_t> hierarchy::lines_per_person() const {
    const auto& net = graph_->net;
    std::vector<std::int32_t> lines;
    for (const hierarchy_node p : graph_->persons) {
        std::set<std::int32_t> distinct;
        for (const auto e : make_iterator_range(boost::in_edges(p, net))) {
            if (net[e].kind == edge_kind::line) distinct.insert(net[e].line);
        }
        lines.push_back(static_cast<std::int32_t>(distinct.size()));
    }
    return lines;
}

std::vector<std::int32_t> hierarchy::groups_per_person() const {
    const auto& net = graph_->net;
    std::vector<std::int32_t> groups;
    for (const hierarchy_node p : graph_->persons) {
        std::int32_t n = 0;
        for (const auto e : make_iterator_range(boost::out_edges(p, net)))
            n += net[e].kind == edge_kind::member ? 1 : 0;
        groups.push_back(n);
    }
    return groups;
}

std::vector<std::int64_t> hierarchy::task_paths() const {
    std::vector<std::int64_t> total(graph_->persons.size(), 0);
    for (std::size_t d = 0; d < graph_->departments.size(); ++d) {
        const boost::filtered_graph net(graph_->net, of_line{&graph_->net, static_cast<std::int32_t>(d)});
        std::vector<hierarchy_node> upwards;
        boost::topological_sort(net, std::back_inserter(upwards));
        std::vector<std::int64_t> paths(boost::num_vertices(graph_->net), 0);
        paths[graph_->departments[d]] = 1;
        for (auto v = upwards.rbegin(); v != upwards.rend(); ++v) {
            for (const auto e : make_iterator_range(boost::out_edges(*v, net)))
                paths[boost::target(e, net)] += paths[*v];
        }
        for (std::size_t p = 0; p < total.size(); ++p) total[p] += paths[graph_->persons[p]];
    }
    return total;
}

std::vector<std::int32_t> hierarchy::span_of_control() const {
    const auto& persons = graph_->source.persons;
    const auto& net = graph_->net;
    std::vector<std::int32_t> span(persons.size(), 0);
    const auto people_of = [&](hierarchy_node unit, auto&& counted) {
        std::int32_t n = 0;
        for (const auto e : make_iterator_range(boost::out_edges(unit, net))) {
            const hierarchy_vertex& to = net[boost::target(e, net)];
            if (net[e].kind == edge_kind::block && to.kind == vertex_kind::person) {
                n += counted(persons[static_cast<std::size_t>(to.index)].post) ? 1 : 0;
            }
        }
        return n;
    };
    for (std::size_t p = 0; p < persons.size(); ++p) {
        if (persons[p].post == role::leader) {
            std::set<hierarchy_node> offices;
            for (const auto e : make_iterator_range(boost::out_edges(graph_->persons[p], net))) {
                if (net[e].kind == edge_kind::block) offices.insert(boost::target(e, net));
            }
            for (const hierarchy_node o : offices) {
                span[p] += people_of(o, [](role r) { return r == role::office_head; });
            }
        } else if (persons[p].post == role::office_head) {
            span[p] = people_of(graph_->unit(persons[p].unit), [](role r) { return r == role::office_staff; });
        } else if (persons[p].post == role::village_secretary) {
            span[p] = people_of(graph_->unit(persons[p].unit), [](role r) { return r == role::village_cadre; });
        }
    }
    return span;
}

std::vector<std::int32_t> hierarchy::members_per_group() const {
    std::vector<std::int32_t> members;
    for (const hierarchy_node g : graph_->groups) {
        members.push_back(static_cast<std::int32_t>(boost::in_degree(g, graph_->net)));
    }
    return members;
}

std::vector<std::int32_t> hierarchy::duty_members_per_group() const {
    const auto& net = graph_->net;
    std::vector<std::int32_t> members;
    for (std::size_t g = 0; g < graph_->groups.size(); ++g) {
        const auto& used_by = graph_->source.groups[g].lines;
        std::int32_t n = 0;
        for (const auto e : make_iterator_range(boost::in_edges(graph_->groups[g], net))) {
            const auto p = static_cast<std::size_t>(net[boost::source(e, net)].index);
            n += std::ranges::any_of(graph_->source.persons[p].lines,
                                     [&](std::int32_t line) { return std::ranges::binary_search(used_by, line); })
                     ? 1
                     : 0;
        }
        members.push_back(n);
    }
    return members;
}

std::size_t hierarchy::vertex_count() const {
    return boost::num_vertices(graph_->net);
}

std::size_t hierarchy::edge_count(edge_kind kind) const {
    const auto& net = graph_->net;
    const auto all = make_iterator_range(boost::edges(net));
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const auto& e) { return net[e].kind == kind; }));
}

}  // namespace sim
