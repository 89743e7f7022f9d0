"""Where the project keeps its files."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
