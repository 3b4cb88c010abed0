#include "sim/results/table/parameters.hpp"

#include <functional>
#include <string>
#include <vector>

#include "sim/results/table/table.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

class column_writer {
public:
    column_writer(hdf5::group& group, const hdf5::dataset& keys) : group_(group), keys_(keys) {}

    void texts(const std::string& name, const description& what,
               const std::function<std::string(const parameter&)>& of) {
        std::vector<std::string> all;
        for (const parameter& p : all_parameters()) all.push_back(of(p));
        write(name, hdf5::element::text, what, std::move(all));
    }
    void numbers(const std::string& name, const description& what, const std::function<double(const parameter&)>& of) {
        std::vector<double> all;
        for (const parameter& p : all_parameters()) all.push_back(of(p));
        write(name, hdf5::element::float64, what, std::move(all));
    }

private:
    void write(const std::string& name, hdf5::element type, const description& what, const hdf5::values& all) {
        hdf5::dataset made = group_.create_dataset(name, {type, {all_parameters().size()}, {}});
        made.write(all);
        write_description(made, what);
        made.attach_scale(0, keys_);
    }

    hdf5::group& group_;
    const hdf5::dataset& keys_;
};

dimension key_axis() {
    dimension keys{.id = "parameter",
                   .long_name = "Parameter: key in the scenario file",
                   .long_name_zh = "参数（情景文件中的键）",
                   .unit = "1",
                   .names = {},
                   .titles_en = {},
                   .titles_zh = {},
                   .values = {}};
    for (const parameter& p : all_parameters()) keys.names.push_back(p.key);
    return keys;
}

}  // namespace

void write_parameters(hdf5::group& arm, const parameters& values) {
    hdf5::group group = arm.create_group(std::string(parameters_group));
    group.write_attribute("title", std::string("Every parameter of this arm"));
    group.write_attribute("title_zh", std::string("本方案的全部参数"));
    const hdf5::dataset keys = write_dimension(group, key_axis());
    column_writer out(group, keys);
    out.numbers("value",
                {"various", "Value as a number: choices by position, clock times in seconds, dates in days",
                 "数值（选项记序号，钟点记秒，日期记天数）"},
                [&](const parameter& p) { return p.value(values); });
    out.texts("value_text", {"1", "Value as in a scenario file", "情景文件中的写法"},
              [&](const parameter& p) { return toml_value(*p.info, p.value(values)); });
    out.numbers("default", {"various", "Default", "默认值"}, [](const parameter& p) { return p.fallback; });
    out.numbers("minimum", {"various", "Smallest allowed value", "允许的最小值"},
                [](const parameter& p) { return p.info->range.lower; });
    out.numbers("maximum", {"various", "Largest allowed value", "允许的最大值"},
                [](const parameter& p) { return p.info->range.upper; });
    out.texts("unit", {"1", "Unit of the value", "单位"}, [](const parameter& p) { return std::string(p.info->unit); });
    out.texts("meaning", {"1", "Meaning", "含义（英文）"},
              [](const parameter& p) { return std::string(p.info->meaning.en); });
    out.texts("meaning_zh", {"1", "Meaning, in Chinese", "含义"},
              [](const parameter& p) { return std::string(p.info->meaning.zh); });
    out.texts("source", {"1", "Sources: ids of the evidence base", "依据（证据库编号）"},
              [](const parameter& p) { return std::string(p.info->sources); });
    out.texts("confidence", {"1", "How far the default can be trusted", "默认值的可信程度"},
              [](const parameter& p) { return std::string(id_of(p.info->trust)); });
}

}  // namespace sim
