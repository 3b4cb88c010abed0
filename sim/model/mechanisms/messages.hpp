/// M06 Messages: what fills the groups besides the notices themselves.
///
/// Equation   posts of a member after reading k messages, of these n notices and l leader's posts:
///            acknowledgements a n,  applause c l,  chatter (b / M) k      (M members; systematic sampling, so no draw
///            is spent). Results and photos of finished work are returned in groups that ask for uploads
///            P(a notice is repeated in another group) = d x share of its recipients in that group
///            who keeps k groups posts p k a day in them, in turn
///            where a line ranks notices (a rule), a share u is urgent and comes with @all; so is what is due within e of the
///            collected post of the day, which brings all others at once, without @all
/// Symbols    a -> acknowledgement_share, b -> chatter_branching, c -> applause_share, d -> duplicate_probability, p ->
///            presence_per_day, u -> urgent_share, e -> urgent_days. Chatter breeds chatter as a branching process: b < 1 replies per message over the
///            whole group.
/// Reads      group rules, members
/// Writes     group counters
/// Streams    duplicate_post, at_all, uploads, urgency (task)
/// Source     S010 S011 S025 S033 S068 S069 S070 S076 S078, Q02 Q03, P03
/// Limits     The volume of every kind is counted in bulk; only actionable notices are tracked with their place in the
///            stream.
#pragma once

#include <optional>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct messages_params {
    bool enabled = true;
    double acknowledgement_share = 0.045;
    double chatter_branching = 0.2;
    double applause_share = 0.02;
    double leader_posts_per_day = 3.0;
    double presence_per_day = 6.0;
    double duplicate_probability = 0.1;
    double upload_share = 0.5;
    double photos_per_post = 2.0;
    double acknowledge_seconds = 10.0;
    double chat_seconds = 15.0;
    double photo_seconds = 25.0;
    double report_seconds = 60.0;
    double urgent_share = 0.12;
    double urgent_days = 1.0;
    clock_time collected_at{15 * 3600};

    static constexpr std::string_view section = "messages";
    static constexpr text title{"M06 Messages", "M06 群消息"};
    static constexpr auto fields() {
        using P = messages_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Groups carry more than notices.", "群内是否有通知以外的消息。"}, "S076",
                 confidence::seed),
            number(SIM_NAME(P, acknowledgement_share), "1", {0, 1},
                   {"Probability that a member who reads a notice answers \"received\".",
                    "成员看到通知后回复“收到”的概率。"},
                   "S077", confidence::assumption),
            number(SIM_NAME(P, chatter_branching), "1", {0, 0.9},
                   {"Chat replies that one message draws over the whole group.", "一条消息在全群引出的闲聊回复数。"},
                   "S068 S076", confidence::assumption),
            number(SIM_NAME(P, applause_share), "1", {0, 1},
                   {"Probability that a member applauds a leader's post.", "成员为领导发言点赞跟帖的概率。"}, "S078",
                   confidence::assumption),
            number(SIM_NAME(P, leader_posts_per_day), "1/d", {0, 20},
                   {"Posts of one leader in the whole-township group.", "每位领导每天在大群的发言数。"}, "S078",
                   confidence::assumption),
            number(SIM_NAME(P, presence_per_day), "1/d", {0, 60},
                   {"Posts a day by which who keeps a group shows that it is at work: roll-calls, forwards, reminders.",
                    "建群者每天在群里发的例行消息数（点名、转发、提醒），以示在推进工作。"},
                   "S068 Q02", confidence::inference),
            number(
                SIM_NAME(P, duplicate_probability), "1", {0, 1},
                {"Probability that a notice is posted again in a group that all its recipients are in; in proportion "
                 "where only some are.",
                 "通知在接收人全部在内的另一个群里重复转发的概率；只有部分人在内则按比例。"},
                "S069 S070 Q03", confidence::assumption),
            number(SIM_NAME(P, upload_share), "1", {0, 1},
                   {"Share of lines that ask for results and photos in their groups.",
                    "要求在群里晒图报结果的条线所占比例。"},
                   "S025", confidence::seed),
            number(SIM_NAME(P, photos_per_post), "1", {0, 20}, {"Messages per evidence post.", "每次晒图的消息条数。"},
                   "S090", confidence::assumption),
            number(SIM_NAME(P, acknowledge_seconds), "s", {5, 20},
                   {"Time to answer \"received\".", "回复“收到”所需时间。"}, "§3.2", confidence::inference),
            number(SIM_NAME(P, chat_seconds), "s", {5, 60}, {"Time to write a chat message.", "写一条闲聊消息的时间。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, photo_seconds), "s", {5, 120}, {"Time to post one photo.", "发一张照片的时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, report_seconds), "s", {0, 600},
                   {"Time to return the result of a task in the group.", "在群里报送任务结果的时间。"}, "L03",
                   confidence::assumption),
            number(SIM_NAME(P, urgent_share), "1", {0, 1},
                   {"Share of notices that are urgent, where lines rank them.", "实行通知分级时急件的比例。"}, "§3.2",
                   confidence::inference),
            number(SIM_NAME(P, urgent_days), "d", {0, 14},
                   {"What is due within so long after the collected post is urgent, too.",
                    "集中发布后多久之内到期的也算急件。"},
                   "L07", confidence::assumption),
            clock(SIM_NAME(P, collected_at),
                  {"When a line posts what is not urgent, where lines rank notices.",
                   "实行通知分级时非急件的集中发布时间。"},
                  "L07", confidence::assumption)};
    }
};

struct messages {
    using params = messages_params;

    /// Which lines ask for uploads: systematic sampling over the lines in order of weight, so that nearly the same part
    /// of all work is uploaded in every replicate (Madow & Madow 1944, doi:10.1214/aoms/1177731312).
    static void set_up_county(county_world& c);

    /// A notice is posted for these assignments in the line's group, and perhaps again in overlapping groups; who is
    /// not in the line's group is reached through the whole-township group.
    static void announce(world& w, std::int32_t line, work_key key, const std::vector<std::int32_t>& assignments,
                         bool digest, seconds t);
    /// The same where the line has decided whether to call everybody; nothing said, chance decides.
    static void post_announcement(world& w, std::int32_t line, work_key key,
                                  const std::vector<std::int32_t>& assignments, bool digest,
                                  std::optional<bool> call_all, seconds t);
    /// What was not urgent is posted at once.
    static void arrive(world& w, const arrival<timer_kind::collected_post>& due);
    /// The newest message of a group is a notice for those of the assignments whose persons belong to the group.
    static void address(world& w, std::int32_t group, const std::vector<std::int32_t>& assignments, bool paged,
                        bool digest, seconds t);
    /// The leadership passes a planned task on in the office's group.
    static void announce_to_office(world& w, std::int32_t line, work_key key, std::int32_t assignment, seconds t);
    /// A member who has just read `read` messages, a share of those unread, answers; returns the seconds it took.
    static std::int32_t answer(world& w, const person& p, std::int32_t group, group_reading& r,
                               const fresh_posts& fresh, double share, std::int32_t read);
    static void work_finished(world& w, std::int32_t assignment, seconds t);
    /// The result of finished work, and perhaps photos, go into the line's group; returns the seconds it took.
    static std::int32_t report(world& w, person& p, const assignment& a);
    /// A leader speaks up in the whole-township group, and who keeps groups shows that they are at work; returns the
    /// seconds it took.
    static std::int32_t speak(world& w, person& p, seconds since);
};

}  // namespace sim
