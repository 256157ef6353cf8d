"""``python -m benchmarks [name …]``: run every benchmark (or those named), each in a process of its own."""

import subprocess
import sys
from pathlib import Path

NOT_BENCHMARKS = {"__init__", "__main__", "catalogues", "exported", "watchdog"}


def main(names: list[str]) -> int:
    folder = Path(__file__).parent
    known = sorted(file.stem for file in folder.glob("*.py") if file.stem not in NOT_BENCHMARKS)
    failed = []
    for name in names or known:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print("failed: " + ", ".join(failed))
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
