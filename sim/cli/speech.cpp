#include "sim/cli/speech.hpp"

#include <cstdlib>
#include <string_view>

#include "sim/core/unicode.hpp"

namespace sim {

language spoken_language(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--lang" && i + 1 < argc)
            return std::string_view(argv[i + 1]) == "zh" ? language::zh : language::en;
        if (word.starts_with("--lang=")) return word.substr(7) == "zh" ? language::zh : language::en;
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        // the first that is set decides, as for every other program
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? language::zh : language::en;
        }
    }
    return language::en;
}

void tell(std::FILE* to, std::string_view text) {
    std::fputs(for_terminal(text).c_str(), to);
}

}  // namespace sim
