"""What a replicate of the whole market costs: time, threads, population, memory.

Run with the project's Python on an idle machine: ``.venv/bin/python benchmarks/market.py [--years 20]``. Times are
processor time of the engine, building and run-in of the world included and also shown apart; memory is the peak of a
process of its own.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import caremarket as cm
import caremarket._core as core

TO_345_100_ADULTS = 17


def simulate(document: str, folder: Path, *, years: int, replicates: int, threads: int) -> tuple[float, float]:
    """Run and return (processor seconds, wall seconds)."""
    processor, wall = time.process_time(), time.monotonic()
    core.simulate(
        [document],
        [str(folder / "run.nc")],
        [{}],
        seed=1,
        years=years,
        draws=1,
        replicates=replicates,
        nested=False,
        threads=threads,
        progress=None,
    )
    return time.process_time() - processor, time.monotonic() - wall


def peak_memory(name: str, times: int, years: int, replicates: int) -> float:
    """Megabytes at the peak of a process that runs nothing else."""
    command = [sys.executable, __file__, "--alone", json.dumps([name, times, years, replicates])]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak() -> float:
    """Megabytes at this process's peak so far; `ru_maxrss` would remember its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def alone(arguments: str) -> None:
    """Run once and print the peak memory above that of the imports."""
    name, times, years, replicates = json.loads(arguments)
    document = cm.load(name).enlarged(times).canonical
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        simulate(document, Path(folder), years=years, replicates=replicates, threads=1)
    print(peak() - before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.alone:
        alone(chosen.alone)
        return
    small = cm.load("small")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"processor seconds a replicate, {chosen.years} years, one thread, median of {chosen.repeats}")
        for times in (1, 2, TO_345_100_ADULTS, 3 * TO_345_100_ADULTS):
            document = small.enlarged(times).canonical
            runs = [
                simulate(document, folder, years=chosen.years, replicates=1, threads=1)[0]
                for _ in range(chosen.repeats)
            ]
            start = [simulate(document, folder, years=1, replicates=1, threads=1)[0] for _ in range(chosen.repeats)]
            whole, first = statistics.median(runs), statistics.median(start)
            print(f"  {20_300 * times:9,} adults: {whole:.3f} (one year: {first:.3f})")
        document = small.enlarged(TO_345_100_ADULTS).canonical
        ratios = []
        for _ in range(chosen.repeats):
            one = simulate(document, folder, years=chosen.years, replicates=8, threads=1)[1]
            two = simulate(document, folder, years=chosen.years, replicates=8, threads=2)[1]
            ratios.append(one / two)
        print(f"wall time of one thread over two: {statistics.median(ratios):.2f}")
    print(f"memory of one replicate in flight, 345,100 adults: {peak_memory('small', TO_345_100_ADULTS, 20, 1):.0f} MB")
    few, many = peak_memory("small", 1, 5, 40), peak_memory("small", 1, 5, 400)
    print(f"peak memory of 400 replicates over 40: {many:.0f} / {few:.0f} MB = {many / few:.2f}")


if __name__ == "__main__":
    main()
