"""A short robustness analysis of the reform of Baru."""

import qianxian as qx
from study_support import Inline

OPEN, GAIN, SEATS = "attention.open_seconds", "missed_notices.call_gain", "joint_matters.seats_least"
MINUTES = "message_minutes"
OVER = {OPEN: (2, 10), GAIN: (0, 0.1)}
SHORT = {"replicates": 2, "days": 1, "progress": False}


def tried(over=OVER, claim=f"{MINUTES} < 0", points=4, **options):
    """A short analysis of the reform of Baru, in this process."""
    made = {"structure": False, "executor": Inline(), **SHORT, **options}
    return qx.robustness("baru-34", "baru-8", over, claim, points=points, **made)
