"""Running a scenario, and what comes of it: results, diaries, comparisons and their statistics."""
