#include <boost/graph/graphml.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <ostream>

#include "sim/graph/hierarchy_graph.hpp"

namespace sim {

void hierarchy::write_graphml(std::ostream& out) const {
    const auto& net = graph_->net;
    const auto of_vertex = [&](auto read) {
        return boost::make_function_property_map<hierarchy_node>(
            [&net, read](hierarchy_node v) { return read(net[v]); });
    };
    const auto of_edge = [&](auto read) {
        return boost::make_function_property_map<hierarchy_network::edge_descriptor>(
            [&net, read](const hierarchy_network::edge_descriptor& e) { return read(net[e]); });
    };
    const auto text_of = [&](std::string hierarchy_vertex::*member) {
        return of_vertex([member](const hierarchy_vertex& v) { return v.*member; });
    };
    const auto line_id = [this](const hierarchy_edge& e) {
        return e.line < 0 ? std::string() : graph_->source.departments[static_cast<std::size_t>(e.line)].id;
    };

    boost::dynamic_properties properties;
    properties.property("kind", of_vertex([](const hierarchy_vertex& v) { return std::string(id_of(v.kind)); }));
    // what Gephi writes beside a node
    properties.property("label", of_vertex([](const hierarchy_vertex& v) { return v.name.empty() ? v.id : v.name; }));
    properties.property("id", text_of(&hierarchy_vertex::id));
    properties.property("name", text_of(&hierarchy_vertex::name));
    properties.property("name_zh", text_of(&hierarchy_vertex::name_zh));
    properties.property("role", text_of(&hierarchy_vertex::role));
    properties.property("function", text_of(&hierarchy_vertex::field));
    properties.property("group_kind", text_of(&hierarchy_vertex::group_kind));
    properties.property("unit", text_of(&hierarchy_vertex::unit));
    properties.property("kind", of_edge([](const hierarchy_edge& e) { return std::string(id_of(e.kind)); }));
    properties.property("line", of_edge(line_id));
    boost::write_graphml(out, net, properties, true);
}

}  // namespace sim
