/// Descriptions of state: a member without a row does not pass, and names are those of the members.
#include "sim/core/state.hpp"

#include <gmock/gmock.h>

namespace sim {
namespace {

struct whole {
    std::int32_t here = 0;
    std::vector<double> there;
};

struct lacking {
    std::int32_t here = 0;
    std::vector<double> there;
    bool forgotten = false;
};

class guarded {
public:
    explicit guarded(double x) : there_(x) {}

private:
    template <class S>
    friend struct sim::state_description;
    std::int32_t here_ = 0;
    std::int32_t now_ = 0;
    double there_;
};

class guarded_lacking {
public:
    explicit guarded_lacking(double x) : there_(x), forgotten_(x) {}
    double sum() const { return there_ + forgotten_; }

private:
    template <class S>
    friend struct sim::state_description;
    double there_;
    double forgotten_;
};

}  // namespace

template <>
struct state_description<whole> {
    using S = whole;
    static constexpr text title{"whole", "完整"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, here), "1", {"Here.", "此。"}, "trust"),
                          derived(SIM_NAME(S, there), {"There.", "彼。"})};
    }
};

template <>
struct state_description<lacking> {
    using S = lacking;
    static constexpr text title{"lacking", "不全"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, here), "1", {"Here.", "此。"}),
                          kept(SIM_NAME(S, there), "1", {"There.", "彼。"})};
    }
};

template <>
struct state_description<guarded> {
    using S = guarded;
    static constexpr text title{"guarded", "私有"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, here_), "1", {"Here.", "此。"}),
                          kept(SIM_NAME(S, now_), "1", {"Now.", "今。"}),
                          kept(SIM_NAME(S, there_), "1", {"There.", "彼。"})};
    }
};

template <>
struct state_description<guarded_lacking> {
    using S = guarded_lacking;
    static constexpr text title{"guarded, lacking", "私有不全"};
    static constexpr auto fields() { return std::tuple{kept(SIM_NAME(S, there_), "1", {"There.", "彼。"})}; }
};

namespace {

TEST(a_description, is_complete_if_it_has_a_row_for_every_member) {
    EXPECT_TRUE(every_state_described<whole>());
    EXPECT_TRUE(every_state_described<guarded>());
}

TEST(a_description, is_not_complete_if_a_member_has_no_row) {
    EXPECT_FALSE(every_state_described<lacking>());
    EXPECT_FALSE(every_state_described<guarded_lacking>());
}

TEST(a_description, names_its_members_without_the_mark_of_private_ones) {
    std::vector<std::string_view> names;
    for_each_state<whole>([&](const auto& row) { names.push_back(row.info.name); });
    for_each_state<guarded>([&](const auto& row) { names.push_back(row.info.name); });
    EXPECT_THAT(names, ::testing::ElementsAre("here", "there", "here", "now", "there"));
}

TEST(a_description, says_what_is_kept_and_who_writes_it) {
    std::vector<std::string> said;
    for_each_state<whole>([&](const auto& row) {
        said.push_back(std::string(row.kept ? "kept" : "derived") + ":" + std::string(row.info.owner));
    });
    EXPECT_THAT(said, ::testing::ElementsAre("kept:trust", "derived:"));
}

}  // namespace
}  // namespace sim
