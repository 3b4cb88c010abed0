#include "sim/engine/diary.hpp"

#include <algorithm>

#include "sim/core/error.hpp"
#include "sim/engine/replicate.hpp"

namespace sim {

std::vector<diary_entry> keep_diary(const plan& study, std::size_t arm, std::int32_t replicate, diarist who,
                                    const std::atomic<bool>* stop) {
    replicate_run run(study, arm, replicate);
    run.keep_diary(who.township, who.person);
    while (!run.done()) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) throw interrupted("stopped");
        run.advance_day();
    }
    std::vector<diary_entry> diary = run.islands()[static_cast<std::size_t>(who.township)].state().diary;
    // a stretch that begins before midnight is written down in two parts, the second when its day opens
    std::ranges::stable_sort(diary, {}, &diary_entry::from);
    return diary;
}

}  // namespace sim
