/// The grammar of RFC 4180 as a function for Boost.Tokenizer, whose own knows backslashes but no doubled quotes and no
/// line breaks inside quotes.
#pragma once

#include <string>

namespace sim {

/// One cell as it stands in its file. Lines and columns count from 1, columns in characters.
struct raw_cell {
    std::string value;
    int line = 1;
    int column = 1;
    bool first = false;     // of its row
    bool unclosed = false;  // its quote is closed nowhere; then the cell ends with its line
    bool trailing = false;  // something follows the closing quote
};

/// Splits well-formed UTF-8 with LF line ends. A row of n commas outside quotes has n + 1 cells.
class rfc4180_cells {
public:
    void reset() { *this = {}; }

    template <class Iterator>
    bool operator()(Iterator& next, Iterator end, raw_cell& cell) {
        if (next == end && !another_) return false;
        cell = {.value = {}, .line = at_.line, .column = at_.column, .first = !another_};
        if (next != end && *next == '"') {
            quoted(next, end, cell);
        } else {
            while (in_cell(next, end)) cell.value += step(next);
        }
        another_ = next != end && *next == ',';
        if (next != end) step(next);
        return true;
    }

private:
    struct position {
        int line = 1;
        int column = 1;
    };

    template <class Iterator>
    static bool in_cell(Iterator next, Iterator end) {
        return next != end && *next != ',' && *next != '\n';
    }

    template <class Iterator>
    char step(Iterator& next) {
        const char c = *next++;
        if (c == '\n') {
            at_ = {.line = at_.line + 1, .column = 1};
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {  // a byte that begins a character
            ++at_.column;
        }
        return c;
    }

    template <class Iterator>
    void quoted(Iterator& next, Iterator end, raw_cell& cell) {
        const Iterator opening = next;
        const position opened = at_;
        step(next);
        while (next != end) {
            const char c = step(next);
            if (c == '"' && (next == end || *next != '"')) {
                while (in_cell(next, end)) cell.trailing = step(next) != ' ' || cell.trailing;
                return;
            }
            cell.value += c;
            if (c == '"') step(next);
        }
        // the rows below are read all the same, so that their mistakes are told, too
        cell.unclosed = true;
        next = opening;
        at_ = opened;
        while (next != end && *next != '\n') step(next);
    }

    position at_;
    bool another_ = false;  // a comma came before, so that there is a cell even at the end of the text
};

}  // namespace sim
