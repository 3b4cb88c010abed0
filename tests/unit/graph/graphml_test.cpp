/// The GraphML file holds the whole graph with typed attributes.
#include <gtest/gtest.h>

#include <boost/property_tree/xml_parser.hpp>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "sim/graph/hierarchy.hpp"
#include "tests/unit/graph/small_township.hpp"

namespace sim {
namespace {

using boost::property_tree::ptree;
using attributes = std::map<std::string, std::string>;

/// What a reader that knows GraphML only finds in the file.
struct graphml_content {
    std::map<std::string, attributes> nodes;  // by node id of the file
    std::vector<std::pair<std::pair<std::string, std::string>, attributes>> edges;
    std::map<std::string, std::string> types;  // "node.kind" -> "string"

    const attributes& node(const std::string& id) const {
        for (const auto& [key, values] : nodes) {
            if (values.at("id") == id) return values;
        }
        throw std::out_of_range(id);
    }
};

attributes data_of(const ptree& element, const std::map<std::string, std::string>& names) {
    attributes values;
    for (const auto& [tag, child] : element) {
        if (tag == "data") values[names.at(child.get<std::string>("<xmlattr>.key"))] = child.data();
    }
    return values;
}

std::string attribute(const ptree& element, const std::string& name) {
    return element.get<std::string>(ptree::path_type("<xmlattr>/" + name, '/'));  // names may hold dots
}

graphml_content exported(const roster& town) {
    std::stringstream file;
    hierarchy(town).write_graphml(file);
    ptree document;
    boost::property_tree::read_xml(file, document);
    graphml_content content;
    std::map<std::string, std::string> names;
    for (const auto& [tag, element] : document.get_child("graphml")) {
        if (tag != "key") continue;
        names[attribute(element, "id")] = attribute(element, "attr.name");
        content.types[attribute(element, "for") + "." + attribute(element, "attr.name")] =
            attribute(element, "attr.type");
    }
    for (const auto& [tag, element] : document.get_child("graphml.graph")) {
        if (tag == "node") content.nodes[attribute(element, "id")] = data_of(element, names);
        if (tag == "edge") {
            content.edges.push_back(
                {{attribute(element, "source"), attribute(element, "target")}, data_of(element, names)});
        }
    }
    return content;
}

TEST(graphml, holds_every_vertex_and_edge) {
    const hierarchy h(small_township());
    const auto content = exported(small_township());
    EXPECT_EQ(content.nodes.size(), h.vertex_count());
    std::map<std::string, std::size_t> kinds;
    for (const auto& [ends, values] : content.edges) ++kinds[values.at("kind")];
    for (std::size_t k = 0; k < count_of<edge_kind>; ++k) {
        const auto kind = static_cast<edge_kind>(k);
        EXPECT_EQ(kinds[std::string(id_of(kind))], h.edge_count(kind)) << id_of(kind);
    }
}

TEST(graphml, attributes_are_declared_with_their_types) {
    const auto types = exported(small_township()).types;
    for (const char* name : {"kind", "label", "id", "name", "name_zh", "role", "function", "group_kind", "unit"}) {
        EXPECT_EQ(types.at("node." + std::string(name)), "string") << name;
    }
    EXPECT_EQ(types.at("edge.kind"), "string");
    EXPECT_EQ(types.at("edge.line"), "string");
}

TEST(graphml, vertices_say_what_they_are) {
    const auto content = exported(small_township());
    EXPECT_EQ(content.node("cadre-1").at("kind"), "person");
    EXPECT_EQ(content.node("cadre-1").at("role"), "village_cadre");
    EXPECT_EQ(content.node("cadre-1").at("unit"), "village-1");
    EXPECT_EQ(content.node("village-2").at("name_zh"), "二村");
    EXPECT_EQ(content.node("office-1").at("kind"), "office");
}

TEST(graphml, a_label_is_the_name_or_for_people_without_one_the_id) {
    const auto content = exported(small_township());
    EXPECT_EQ(content.node("office-1").at("label"), content.node("office-1").at("name"));
    EXPECT_EQ(content.node("cadre-1").at("name"), "");
    EXPECT_EQ(content.node("cadre-1").at("label"), "cadre-1");
}

TEST(graphml, characters_with_a_meaning_in_xml_are_escaped) {
    roster town = small_township();
    town.units[1].name = "A & B <\"C\">";
    EXPECT_EQ(exported(town).node("office-1").at("name"), "A & B <\"C\">");
}

TEST(graphml, line_edges_name_their_department) {
    const auto content = exported(small_township());
    std::set<std::string> into_cadre_2;
    for (const auto& [ends, values] : content.edges) {
        const bool to_cadre = content.nodes.at(ends.second).at("id") == "cadre-2";
        if (to_cadre && values.at("kind") == "line") into_cadre_2.insert(values.at("line"));
    }
    EXPECT_EQ(into_cadre_2, std::set<std::string>{"police"});
}

}  // namespace
}  // namespace sim
