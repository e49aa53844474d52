"""Lets `python -m generator` do what `helpcenter` does."""

import sys

from generator.cli import main

sys.exit(main())
