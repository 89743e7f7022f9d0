"""The atlas as one object: every source, every indicator, and the ties between countries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import get_args

import pandas as pd
from pandas.api.types import union_categoricals

from solidarity import accepted, checks, countries, source
from solidarity.anchors import ANCHORS, ANY, Anchor
from solidarity.countries import Register, plain
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.indicator import Dimension, Indicator
from solidarity.paths import DATA
from solidarity.source import Source

TIE = [
    "anchor", "partner", "year", "indicator", "value", "low", "high", "status", "n", "source",
]  # fmt: skip
_LABELS = ["anchor", "partner", "indicator", "status", "source"]

Filter = str | Iterable[str] | None


@dataclass(frozen=True)
class Catalog:
    """Sources with their tables; treat every frame in it as read-only."""

    register: Register
    sources: dict[str, Source]
    tables: dict[str, dict[str, pd.DataFrame]]
    faults: tuple[str, ...] = field(default=())
    """Sources that could not be read, each as the sentence that says what to do."""

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its key, dimension by dimension."""
        found = [i for s in self.sources.values() for i in s.indicators.values()]
        order = get_args(Dimension)
        return {i.key: i for i in sorted(found, key=lambda i: order.index(i.dimension))}

    @cached_property
    def all_ties(self) -> pd.DataFrame:
        """All ties of all sources: columns TIE, labels as categories, sorted by them."""
        frames = [_with_source(tables["ties"], key) for key, tables in self.tables.items()]
        numbers = [frame.drop(columns=_LABELS) for frame in frames]
        ties = pd.concat(numbers, ignore_index=True).assign(
            **{
                label: union_categoricals(
                    [frame[label].astype("category") for frame in frames], sort_categories=True
                )
                for label in _LABELS
            }
        )
        order = ["indicator", "anchor", "year", "partner"]
        return ties[TIE].sort_values(order, ignore_index=True)

    @cached_property
    def _views(self) -> dict[tuple[str, str], pd.DataFrame]:
        groups = self.all_ties.groupby(["indicator", "anchor"], observed=True)
        return {key: frame.reset_index(drop=True) for key, frame in groups}  # type: ignore[misc]

    def ties(
        self,
        anchor: Filter = None,
        partner: Filter = None,
        indicator: Filter = None,
        year: int | Iterable[int] | None = None,
    ) -> pd.DataFrame:
        """Ties that match every filter given; names and codes both serve.

        Returns columns TIE: `value` in the indicator's unit, `low` and `high` its interval where
        it has one, `n` what stands behind it, `status` one of checks.STATUSES, `source` the folder
        and, where it brings several publishers together, which of them. A pair without a row has
        no data. A fact about the partner alone has the anchor ANY and matches every anchor.
        Raises UnknownName on a name the atlas does not hold, DataError on a year outside it.
        """
        anchors = _each(anchor, self.anchor)
        indicators = _each(indicator, lambda key: self.indicator(key).key)
        found = [
            rows
            for (indicator_key, anchor_code), rows in self._views.items()
            if (indicators is None or indicator_key in indicators)
            and (anchors is None or anchor_code in (*anchors, ANY.code))
        ]
        frame = pd.concat(found) if found else self.all_ties.iloc[:0]
        if (partners := _each(partner, self.register.iso3)) is not None:
            frame = frame[frame.partner.isin(partners)]
        if year is not None:
            wanted = year if isinstance(year, Iterable) else [year]
            frame = frame[frame.year.isin([self._year(int(y)) for y in wanted])]
        return frame.astype(dict.fromkeys(_LABELS, "str")).reset_index(drop=True)

    def view(self, indicator: str, anchor: str, year: int) -> pd.DataFrame:
        """One map's ties, strongest first: TIE and `rank`.

        Rank 1 is the highest value, or the lowest where less is closer (a distance); values that
        are printed alike share a rank.
        """
        end = ANY.code if self.indicators[indicator].is_fact else anchor
        rows = self._views.get((indicator, end), self.all_ties.iloc[:0])
        rows = rows[rows.year == year]
        printed = rows.value.map(self.indicators[indicator].shown).astype("float64")
        nearest_first = self.indicators[indicator].less_is_closer
        rank = printed.rank(method="min", ascending=nearest_first).astype("int16")
        return rows.assign(rank=rank).sort_values(["rank", "partner"]).reset_index(drop=True)

    def doubt(self, tie: pd.Series) -> str:
        """Why a tie is not to be taken as it stands; empty where nothing is known against it."""
        own = self.sources[self.indicators[tie.indicator].source]
        return own.doubt(tie.anchor, tie.partner, tie.indicator, tie.year)

    def title(self, source: str) -> str:
        """What stands in a tie's column `source`, as a reader knows it."""
        folder, _, origin = source.partition("/")
        own = self.sources[folder]
        return own.origins[origin].title if origin else own.title

    def with_source(self, own: Source, tables: dict[str, pd.DataFrame]) -> "Catalog":
        """This catalog and one source more; raise DataError if its indicators are not new."""
        _forbid_clash(own, self.sources, Path(own.key))
        return Catalog(
            self.register,
            self.sources | {own.key: own},
            self.tables | {own.key: tables},
            self.faults,
        )

    def latest(self, indicator: Indicator, anchor: Anchor) -> int:
        """The last complete year with ties to an anchor; without any, the indicator's own."""
        view = self._views.get((indicator.key, anchor.code), self.all_ties.iloc[:0])
        complete = view.year[~view.year.isin(list(indicator.partial))]
        return indicator.latest if complete.empty else int(complete.max())

    def indicator(self, key: str) -> Indicator:
        """The indicator of that key; raise UnknownName else."""
        if key not in self.indicators:
            raise UnknownName("an indicator", key, self.indicators)
        return self.indicators[key]

    def anchor(self, name: str) -> str:
        """The code of an anchor given by code or country name; raise UnknownName else."""
        spelled = {plain(s): a.code for a in ANCHORS.values() for s in (a.code, a.name)}
        if code := spelled.get(plain(name)):
            return code
        try:
            code = self.register.iso3(name)
        except UnknownName:
            code = ""
        if code not in ANCHORS:
            raise UnknownName(f"an anchor ({', '.join(ANCHORS)})", name, ANCHORS)
        return code

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and last year of any indicator."""
        spans = [indicator.years for indicator in self.indicators.values()]
        return min(first for first, _ in spans), max(last for _, last in spans)

    def _year(self, year: int) -> int:
        first, last = self.years
        if not first <= year <= last:
            raise UnknownYear(year, first, last)
        return year


def load(root: Path = DATA) -> Catalog:
    """Read every source folder under root; raise DataError on the first broken promise."""
    return _load(root, tolerant=False)


def load_sound(root: Path = DATA) -> Catalog:
    """Read what is sound under root; a source that is not becomes a sentence in `faults`.

    For the dashboard, where one damaged file must not take the other sources away.
    """
    return _load(root, tolerant=True)


def _load(root: Path, tolerant: bool) -> Catalog:
    accepted.recover(root.parent)
    register = countries.load(root / "countries.csv")
    sources: dict[str, Source] = {}
    tables: dict[str, dict[str, pd.DataFrame]] = {}
    faults: list[str] = []
    for folder in source_folders(root):
        try:
            own = source.read(folder)
            _forbid_clash(own, sources, folder)
            tables[own.key] = checks.read_tables(own, folder, register)
            sources[own.key] = own
        except DataError as error:
            if not tolerant:
                raise
            faults.append(str(error))
    if not sources:
        raise DataError(" ".join(faults) or f"{root}: no */source.toml; is this the data folder?")
    return Catalog(register, sources, tables, tuple(faults))


def source_folders(root: Path) -> list[Path]:
    """Every folder under root that declares a source, in a fixed order."""
    return sorted(path.parent for path in root.glob("*/source.toml"))


def _forbid_clash(own: Source, others: dict[str, Source], folder: Path) -> None:
    for other in others.values():
        if clash := sorted(own.indicators.keys() & other.indicators.keys()):
            raise DataError(
                f"{folder}/source.toml: field indicators: {clash} already belong to"
                f" {other.key}; rename them in one of the two."
            )


def _with_source(ties: pd.DataFrame, folder: str) -> pd.DataFrame:
    """Ties with the column `source` for `origin`: `goods_trade/imf`, or `un_votes` alone."""
    origins = {
        origin: f"{folder}/{origin}" if origin else folder for origin in ties.origin.unique()
    }
    return ties.assign(source=ties.origin.astype("str").map(origins)).drop(columns="origin")


def _each(given: Filter, resolve: Callable[[str], str]) -> list[str] | None:
    if given is None:
        return None
    return [resolve(name) for name in ([given] if isinstance(given, str) else given)]
