"""``python -m qianxian``: the command line."""

import sys

from qianxian.cli import main

sys.exit(main())
