"""How the energy and trade build grows: BACI-like tables of product-level rows, per engine.

Run: make bench-scale (or python bench/scale.py 10 50 250 --engines duckdb pyspark). Each build runs in a
process of its own; its memory, and that of the processes it starts (Spark's Java), is sampled.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import psutil

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from solidarity import build, countries, source

ENGINES = {"duckdb": "duckdb://", "pyspark": "pyspark://local[2]"}
MEMORY = "2500MB"
"""What DuckDB may hold before it writes to disk; 4 GB is the promise for the whole process."""
ROWS_A_YEAR = 10_000_000
PRODUCTS = 5_000


def main() -> None:
    """Generate each size once, then build it on each engine and print what it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("millions", nargs="*", type=int, default=[10, 50, 250])
    arguments.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    arguments.add_argument("--one", nargs=2, metavar=("FOLDER", "ENGINE"))
    given = arguments.parse_args()
    if given.one:
        one(Path(given.one[0]), ENGINES[given.one[1]])
        return
    for millions in given.millions:
        with tempfile.TemporaryDirectory(prefix="baci-") as folder:
            generate(Path(folder), millions)
            size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e9
            for engine in given.engines:
                seconds, peak = measured(Path(folder), engine)
                print(
                    f"{millions:4d} million rows ({size:.1f} GB Parquet)  {engine:8s}"
                    f"{seconds:7.0f} s  peak {peak / 1e9:.1f} GB",
                    flush=True,
                )


def generate(folder: Path, millions: int) -> None:
    """Write a year a file: every dyad and product as likely as any, the energy products among them."""
    register = countries.load()
    states = [code for kind in ("member", "observer") for code in register.kind(kind)]
    energy = ["270900", "271111", "271121", "270112", "270119", "270210", "710812"]
    codes = [f"{code:06d}" for code in range(10_000, 10_000 + PRODUCTS - len(energy))] + energy
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET preserve_insertion_order = false")
        years = max(1, millions * 1_000_000 // ROWS_A_YEAR)
        for i in range(years):
            year = 2024 - i
            connection.execute(
                f"""COPY (
                    SELECT {year}::SMALLINT AS year, e AS exporter_iso3, i AS importer_iso3, product,
                           exp(random() * 18)::DOUBLE AS value_usd, exp(random() * 15)::DOUBLE AS qty_tonnes
                    FROM (SELECT $states[1 + (random() * {len(states)})::INT % {len(states)}] AS e,
                                 $states[1 + (random() * {len(states)})::INT % {len(states)}] AS i,
                                 $codes[1 + (random() * {PRODUCTS})::INT % {PRODUCTS}] AS product
                          FROM range({min(ROWS_A_YEAR, millions * 1_000_000)}))
                    WHERE e <> i
                ) TO '{folder / f"{year}.parquet"}' (FORMAT parquet)""",
                {"states": states, "codes": codes},
            )


def measured(folder: Path, engine: str) -> tuple[float, int]:
    """Seconds and peak resident bytes of one build, over the whole tree of its processes."""
    began, peak = time.monotonic(), 0
    process = psutil.Popen([sys.executable, __file__, "--one", str(folder), engine])
    while process.poll() is None:
        peak = max(peak, sum(resident(p) for p in [process, *descendants(process)]))
        time.sleep(0.2)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, engine)
    return time.monotonic() - began, peak


def descendants(process: psutil.Process) -> list[psutil.Process]:
    """The processes it has started; none if it has just ended."""
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def resident(process: psutil.Process) -> int:
    """Bytes in memory; none if the process has just ended."""
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0


def one(folder: Path, url: str) -> None:
    """Build the ties of energy and of goods trade from the product-level rows in a folder."""
    engine = build.connect(url)
    if url.startswith("duckdb"):
        engine.raw_sql(f"SET memory_limit = '{MEMORY}'")
    files = folder / "*.parquet" if url.startswith("duckdb") else folder
    products = engine.read_parquet(str(files))
    for key in ("energy", "goods_trade"):
        module = build.script(ROOT / "data" / key / "build.py")
        declared = source.read(ROOT / "data" / key)
        with tempfile.TemporaryDirectory() as aside:
            evidence = {}
            for name, table in module.from_products(products).items():
                path = Path(aside) / f"{name}.parquet"
                table.to_pandas().to_parquet(path, index=False)
                evidence[name] = engine.read_parquet(str(path))
            rows = engine.to_pyarrow(module.derived(evidence, declared)["ties"]).num_rows
        if not rows:
            raise SystemExit(f"{key}: no ties came out of {folder}")


if __name__ == "__main__":
    main()
