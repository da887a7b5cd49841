"""``python -m caremarket`` is the `caremarket` command."""

from .cli import main

main()
