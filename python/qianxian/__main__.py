"""``python -m qianxian``: the command line."""

import sys

from qianxian.commands.main import main

sys.exit(main())
