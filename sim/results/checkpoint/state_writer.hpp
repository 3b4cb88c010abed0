/// Writes described state as columns: one data set per variable, over all objects of its kind.
#pragma once

#include <vector>

#include "sim/results/checkpoint/column.hpp"

namespace sim {

/// Objects of one kind in order; columns run over them.
template <class T>
using state_rows = std::vector<const T*>;

template <class T>
void write_state(hdf5::group& at, const state_info& info, const state_rows<T>& rows);

template <class T>
state_rows<T> rows_of(const std::vector<T>& objects) {
    state_rows<T> rows;
    for (const T& object : objects) rows.push_back(&object);
    return rows;
}

/// The members of described objects, each under its own name.
template <described S>
void write_members(hdf5::group& here, const state_rows<S>& rows) {
    for_each_state<S>([&](const auto& row) {
        using row_type = std::remove_cvref_t<decltype(row)>;
        if constexpr (requires { row.take; }) {
            std::vector<typename row_type::form> forms;
            for (const S* object : rows) forms.push_back(row.take(*object));
            write_state(here, row.info, rows_of(forms));
        } else if constexpr (row_type::kept) {
            state_rows<typename row_type::type> members;
            for (const S* object : rows) members.push_back(&(object->*row.member));
            write_state(here, row.info, members);
        }
    });
}

/// Lists of any length: the lengths, then the elements of all of them as rows of their own.
template <class E>
void write_lists(hdf5::group& here, const state_rows<std::vector<E>>& rows) {
    state_rows<E> elements;
    std::vector<std::int64_t> lengths;
    for (const std::vector<E>* list : rows) {
        lengths.push_back(static_cast<std::int64_t>(list->size()));
        for (const E& element : *list) elements.push_back(&element);
    }
    write_column(here, list_lengths, lengths);
    if constexpr (described<E>) {
        write_members<E>(here, elements);
    } else {
        write_state<E>(here, list_values, elements);
    }
}

template <class T>
void write_state(hdf5::group& at, const state_info& info, const state_rows<T>& rows) {
    if constexpr (state_scalar<T>) {
        std::vector<stored_type<T>> column;
        for (const T* value : rows) column.push_back(static_cast<stored_type<T>>(*value));
        write_column(at, info, column);
    } else if constexpr (has_state_form<T>) {
        std::vector<typename state_form<T>::type> forms;
        for (const T* object : rows) forms.push_back(state_form<T>::of(*object));
        write_state(at, info, rows_of(forms));
    } else {
        hdf5::group here = at.create_group(std::string(info.name));
        write_info(here, info);
        if constexpr (detail::is_vector<T>) {
            write_lists(here, rows);
        } else {
            write_members<T>(here, rows);
        }
    }
}

}  // namespace sim
