"""A file system of its own for one command: full, or read only, whoever runs the tests."""

import functools
import os
import subprocess
from pathlib import Path


def with_tmpfs(folder: Path, options: str) -> list[str]:
    """What to put before a command so that it finds an empty file system in memory at `folder`."""
    space = ["--mount"] if os.geteuid() == 0 else ["--mount", "--user", "--map-root-user"]
    mount = 'mount -t tmpfs -o "$0" none "$1" && shift && exec "$@"'
    return ["unshare", *space, "sh", "-c", mount, options, str(folder)]


@functools.cache
def may_mount() -> bool:
    """Whether this machine lets the tests have file systems of their own (some containers do not)."""
    try:
        done = subprocess.run([*with_tmpfs(Path("/mnt"), "size=64k"), "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0
