/// The life of one person in one replicate, as arrays.
#include <pybind11/numpy.h>

#include "convert.hpp"
#include "register.hpp"
#include "sim/engine/diary.hpp"
#include "study.hpp"
#include "supervised.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

template <class Member>
py::array_t<std::int32_t> column(const std::vector<diary_entry>& diary, Member member) {
    py::array_t<std::int32_t> out(static_cast<py::ssize_t>(diary.size()));
    auto cells = out.mutable_unchecked<1>();
    for (std::size_t i = 0; i < diary.size(); ++i) {
        cells(static_cast<py::ssize_t>(i)) = static_cast<std::int32_t>(diary[i].*member);
    }
    return out;
}

py::dict diary_of(const scenario& world, const py::dict& options, std::int32_t replicate, std::int32_t township,
                  std::int32_t person, const py::object& progress) {
    const plan study = plan_of({{"arm", world}}, options);
    std::vector<diary_entry> diary;
    supervised(progress, [&](supervision& watch) {
        diary = keep_diary(study, 0, replicate, {township, person}, &watch.stop);
    });
    py::dict out;
    out["from"] = column(diary, &diary_entry::from);
    out["to"] = column(diary, &diary_entry::to);
    out["activity"] = column(diary, &diary_entry::what);
    out["cause"] = column(diary, &diary_entry::cause);
    out["queue"] = column(diary, &diary_entry::queue);
    out["pending"] = column(diary, &diary_entry::pending);
    out["groups"] = column(diary, &diary_entry::groups);
    return out;
}

}  // namespace

void register_diary(py::module_& m) {
    m.def("diary", diary_of, py::arg("scenario"), py::arg("options"), py::arg("replicate"), py::arg("township"),
          py::arg("person"), py::arg("progress") = py::none(),
          "Every booking of one person in order: columns of int32, times in seconds from the first midnight.");
}

}  // namespace sim::bindings
