/// Aligned columns on a terminal, where a Chinese character takes two of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim {

class text_table {
public:
    explicit text_table(std::vector<std::string> header) { rows_.push_back(std::move(header)); }

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    /// First column flush left, the others flush right; a rule under the header.
    std::string str() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

/// Every line moved right by two columns.
std::string indented(const std::string& lines);

/// Four significant digits, never in scientific notation between 0.001 and a million.
std::string rounded(double value);

}  // namespace sim
