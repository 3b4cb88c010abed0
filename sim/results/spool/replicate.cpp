#include <span>

#include "sim/results/digest/sha256.hpp"
#include "sim/results/record/shape.hpp"
#include "sim/results/spool/spool.hpp"
#include "sim/results/table/table.hpp"
#include "sim/results/version.hpp"

namespace sim {

spooled_replicate::spooled_replicate(hdf5::file file, std::int64_t replicate)
    : file_(std::move(file)),
      tables_(file_.root().open_group("tables")),
      replicate_(replicate),
      arm_(file_.root().text_attribute("arm")),
      shape_(file_.root().text_attribute("shape")),
      digests_(std::get<std::vector<std::string>>(file_.root().read_attribute("row_sha256"))) {}

replicate_record spooled_replicate::record() const {
    replicate_record record{arm_, replicate_, tables_of(shape_)};
    for (sim::table& t : record.tables) {
        const hdf5::group stored = table(t.id);
        for (variable& v : t.variables) take_values(v, stored.open_dataset(v.id).read());
    }
    return record;
}

std::vector<std::byte> spooled_replicate::image_of(const replicate_record& record) {
    hdf5::file file = hdf5::file::create_in_memory();
    hdf5::group root = file.root();
    hdf5::group tables = root.create_group("tables");
    std::vector<std::string> digests;
    for (const sim::table& t : record.tables) {
        hdf5::group group = tables.create_group(t.id);
        for (const variable& v : t.variables) {
            hdf5::dataset column = group.create_dataset(v.id, layout_of(t, v, 1));
            std::visit(
                [&](const auto& all) {
                    column.write_rows(0, 1, all);
                    digests.push_back(sha256(std::as_bytes(std::span(all))));
                },
                v.data);
        }
    }
    root.write_attribute("format", std::string(spool_format));
    root.write_attribute("arm", record.arm);
    root.write_attribute("replicate", record.replicate);
    root.write_attribute("shape", shape_text(record));
    root.write_attribute("row_sha256", digests);
    return file.image();
}

}  // namespace sim
