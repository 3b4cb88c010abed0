/// Reads described state back from columns. Whatever is missing, unknown or of another shape is a problem; all problems
/// are found before any is reported.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "sim/core/error.hpp"
#include "sim/results/checkpoint/column.hpp"

namespace sim {

class state_reader {
public:
    explicit state_reader(language l) : speech_(l) {}

    /// Fills the members of these objects from the group of their kind.
    template <described S>
    void read_members(const hdf5::group& here, const std::vector<S*>& rows, bool in_list = false) {
        std::set<std::string> known;
        if (in_list) known.emplace(list_lengths.name);
        for_each_state<S>([&](const auto& row) {
            using row_type = std::remove_cvref_t<decltype(row)>;
            if constexpr (requires { row.take; }) {
                known.emplace(row.info.name);
                conversions(here, row, rows);
            } else if constexpr (row_type::kept) {
                known.emplace(row.info.name);
                std::vector<typename row_type::type*> members;
                for (S* object : rows) members.push_back(&(object->*row.member));
                read(here, row.info, members);
            }
        });
        refuse_unknown(here, known);
    }

    /// In the language of the call, in the order of the file.
    const std::vector<std::string>& problems() const { return problems_; }

private:
    template <class T>
    void read(const hdf5::group& at, const state_info& info, const std::vector<T*>& rows) {
        if constexpr (state_scalar<T>) {
            read_values(at, info, rows);
        } else if constexpr (has_state_form<T>) {
            std::vector<typename state_form<T>::type> forms(rows.size());
            if (!sound([&] { read(at, info, pointers(forms)); })) return;
            guarded(at, info, [&] {
                for (std::size_t i = 0; i < rows.size(); ++i) *rows[i] = state_form<T>::from(std::move(forms[i]));
            });
        } else if (const auto here = open(at, info)) {
            if constexpr (detail::is_vector<T>) {
                read_lists(*here, rows);
            } else {
                read_members<T>(*here, rows);
            }
        }
    }

    template <class Row, class S>
    void conversions(const hdf5::group& here, const Row& row, const std::vector<S*>& rows) {
        std::vector<typename Row::form> forms(rows.size());
        if (!sound([&] { read(here, row.info, pointers(forms)); })) return;
        guarded(here, row.info, [&] {
            for (std::size_t i = 0; i < rows.size(); ++i) row.restore(*rows[i], std::move(forms[i]));
        });
    }

    template <class E>
    void read_lists(const hdf5::group& here, const std::vector<std::vector<E>*>& rows) {
        std::vector<std::int64_t> lengths(rows.size());
        if (!sound([&] { read_values(here, list_lengths, pointers(lengths)); })) return;
        std::vector<E*> elements;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!resized(*rows[i], lengths[i])) return complain_of_length(here, rows[i]->size(), lengths[i]);
            for (E& element : *rows[i]) elements.push_back(&element);
        }
        if constexpr (described<E>) {
            read_members<E>(here, elements, true);
        } else {
            read(here, list_values, elements);
            refuse_unknown(here, {std::string(list_lengths.name), std::string(list_values.name)});
        }
    }

    template <class T>
    void read_values(const hdf5::group& at, const state_info& info, const std::vector<T*>& rows) {
        using stored = std::vector<stored_type<T>>;
        const auto found = column(at, info, hdf5::values(stored{}).index(), rows.size());
        if (!found) return;
        const auto& all = std::get<stored>(*found);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!regain(*rows[i], all[i])) return complain_of_value(at, info, i);
        }
    }

    /// A list that cannot grow, because its elements are made of a scenario, has to have the length already.
    template <class E>
    static bool resized(std::vector<E>& list, std::int64_t length) {
        if (length < 0) return false;
        const auto size = static_cast<std::size_t>(length);
        if constexpr (std::is_default_constructible_v<E>) list.resize(size);
        return list.size() == size;
    }

    template <class E>
    static std::vector<E*> pointers(std::vector<E>& objects) {
        std::vector<E*> all;
        for (E& object : objects) all.push_back(&object);
        return all;
    }

    /// True if this found no problem.
    template <class F>
    bool sound(F&& body) {
        const std::size_t before = problems_.size();
        body();
        return problems_.size() == before;
    }

    /// What an owner refuses is a problem like any other.
    template <class F>
    void guarded(const hdf5::group& at, const state_info& info, F&& body) {
        try {
            body();
        } catch (const error& e) {
            complain_of(at, info, e.what());
        }
    }

    std::optional<hdf5::group> open(const hdf5::group& at, const state_info& info);
    std::optional<hdf5::values> column(const hdf5::group& at, const state_info& info, std::size_t type,
                                       std::size_t size);
    void refuse_unknown(const hdf5::group& here, const std::set<std::string>& known);
    void complain_of(const hdf5::group& at, const state_info& info, const std::string& why);
    void complain_of_value(const hdf5::group& at, const state_info& info, std::size_t row);
    void complain_of_length(const hdf5::group& here, std::size_t size, std::int64_t stored);

    language speech_;
    std::vector<std::string> problems_;
};

}  // namespace sim
