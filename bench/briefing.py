"""What a briefing costs to take away: ten countries, format by format, imports included. Run: make bench"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEN = "IND,TUR,ZAF,BRA,CHN,SAU,MEX,IDN,ARG,EGY"
FORMS = (["pptx"], ["pdf"], ["pdf", "--paper", "a4"], ["html"], ["md"], ["zip"])
ROUNDS = 3


def made(form: list[str], folder: Path) -> tuple[float, int, int]:
    """Seconds from the command to the file, the steps it told of, and the file's bytes."""
    target = folder / f"brief.{form[0]}"
    command = [sys.executable, "-m", "solidarity", "brief", "--countries", TEN, "--anchor", "RUS"]
    start = time.perf_counter()
    told = subprocess.run(
        [*command, "--format", *form, "-o", str(target)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - start, len(told.stderr.splitlines()), target.stat().st_size


def main() -> None:
    """Print the median of each format."""
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            seconds, steps, size = sorted(made(form, Path(folder)) for _ in range(ROUNDS))[
                ROUNDS // 2
            ]
            name = " ".join(form).replace("--paper ", "")
            print(f"{name:8} {seconds:5.1f} s   {size / 1e6:5.1f} MB   {steps} steps")


if __name__ == "__main__":
    main()
