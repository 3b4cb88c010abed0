#include "sim/text/files.hpp"

#include <array>
#include <cstdio>
#include <memory>

#include "sim/text/toml/document.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

struct close_file {
    void operator()(std::FILE* f) const { static_cast<void>(std::fclose(f)); }
};

}  // namespace

std::optional<std::string> read_text_file(const fs::path& file, const place& asked, problem_log& log) {
    const std::string shown_name = toml_string(file.generic_string());
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        log.add(asked, {"no such file: {}.", "文件不存在：{}。"}, shown_name);
        return std::nullopt;
    }
    if (fs::is_directory(file, ignored)) {
        log.add(asked, {"is a directory, not a file: {}.", "这是文件夹而不是文件：{}。"}, shown_name);
        return std::nullopt;
    }
    const std::unique_ptr<std::FILE, close_file> in(std::fopen(file.c_str(), "rb"));
    std::string content;
    std::array<char, 65536> part{};
    while (in && content.size() <= largest_text_file) {
        const std::size_t n = std::fread(part.data(), 1, part.size(), in.get());
        content.append(part.data(), n);
        if (n < part.size()) break;
    }
    if (!in || std::ferror(in.get()) != 0) {
        log.add(asked, {"cannot be read: {}. Check its permissions.", "无法读取：{}。请检查文件权限。"}, shown_name);
        return std::nullopt;
    }
    if (content.size() > largest_text_file) {
        log.add(asked, {"larger than 64 MiB: {}.", "超过 64 MiB：{}。"}, shown_name);
        return std::nullopt;
    }
    return content;
}

}  // namespace sim
