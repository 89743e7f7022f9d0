"""The atlas as one object: every source, every indicator, and the ties between countries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import get_args

import pandas as pd

from solidarity import accepted, alignment, anchors, checks, countries, source
from solidarity.alignment import Alignment, Weights
from solidarity.anchors import ANY, Anchor
from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.held import NO_TIES, Held, gathered, matching
from solidarity.indicator import Dimension, Indicator
from solidarity.paths import DATA
from solidarity.source import Source

Filter = str | Iterable[str] | None
INDEX = alignment.KEY


@dataclass(frozen=True)
class Catalog:
    """Sources with their tables; treat every frame in it as read-only."""

    register: Register
    held: dict[str, Held]
    faults: tuple[str, ...] = field(default=())
    """Sources that could not be read, each as the sentence that says what to do."""
    shown: Alignment | None = None
    """The alignment index that stands among the indicators, once with_index has put it there."""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """What is declared of every source, by its key."""
        return {key: held.source for key, held in self.held.items()}

    @cached_property
    def published(self) -> dict[str, Source]:
        """The sources that others publish or that we collected: all but the index, made of them."""
        return {key: own for key, own in self.sources.items() if key != INDEX}

    @cached_property
    def tables(self) -> dict[str, dict[str, pd.DataFrame]]:
        """The tables of every source, by its key and their names."""
        return {key: held.tables for key, held in self.held.items()}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its key, dimension by dimension."""
        found = [i for s in self.sources.values() for i in s.indicators.values()]
        order = get_args(Dimension)
        return {i.key: i for i in sorted(found, key=lambda i: order.index(i.dimension))}

    @cached_property
    def _views(self) -> dict[tuple[str, str], pd.DataFrame]:
        """Every indicator's ties by anchor, in the order of their keys."""
        views = {key: rows for held in self.held.values() for key, rows in held.views.items()}
        return dict(sorted(views.items()))

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
        ends = _each(anchor, self.anchor)
        indicators = _each(indicator, lambda key: self.indicator(key).key)
        partners = _each(partner, self.register.iso3)
        years = None
        if year is not None:
            years = [self._year(int(y)) for y in (year if isinstance(year, Iterable) else [year])]
        found = [
            matching(rows, partners, years)
            for (indicator_key, anchor_code), rows in self._views.items()
            if (indicators is None or indicator_key in indicators)
            and (ends is None or anchor_code in (*ends, ANY.code))
        ]
        return gathered(found)

    def view(self, indicator: str, anchor: str, year: int) -> pd.DataFrame:
        """One map's ties, strongest first: TIE and `rank`.

        Rank 1 is the highest value, or the lowest where less is closer (a distance); values that
        are printed alike share a rank. Of the alignment index the rank goes by the whole value and
        comes with its interval (rank_low, rank_high) and the coverage; NA where it has none.
        """
        if indicator == INDEX and self.shown:
            return self.shown.view(anchor, year)
        end = ANY.code if self.indicators[indicator].is_fact else anchor
        rows = self._views.get((indicator, end), NO_TIES)
        rows = rows[rows.year == year]
        printed = rows.value.map(self.indicators[indicator].shown).astype("float64")
        nearest_first = self.indicators[indicator].less_is_closer
        rank = printed.rank(method="min", ascending=nearest_first).astype("int16")
        return rows.assign(rank=rank).sort_values(["rank", "partner"]).reset_index(drop=True)

    def course(self, indicator: str, anchors: Iterable[str], partner: str) -> pd.DataFrame:
        """One country's ties of one indicator over the years, with the intervals they have: TIE."""
        if indicator == INDEX and self.shown:
            return self.shown.course(anchors, partner)
        anchor = None if self.indicators[indicator].is_fact else anchors
        return self.ties(anchor=anchor, partner=partner, indicator=indicator)

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
            self.register, self.held | {own.key: Held(own, tables)}, self.faults, self.shown
        )

    @cached_property
    def alignment(self) -> Alignment:
        """The alignment index, as it is shown or by default weights.

        Raises DataError where no figure of it is here.
        """
        if self.shown:
            return self.shown
        entering = [i for i in self.indicators.values() if i.index]
        if not entering:
            raise DataError("No figure of the alignment index is here: restore data/ from git.")
        ties = {i.key: self.ties(indicator=i.key) for i in entering}
        until = {c.iso3: c.until for c in self.register.countries.values() if c.until}
        return Alignment.of(ties, entering, until)

    def with_index(self, weights: Weights | None = None) -> "Catalog":
        """This catalog with the alignment index among its indicators; without figures, as it is."""
        if not any(i.index for i in self.indicators.values()):
            return self
        found = self.alignment
        shown = found.reweighted(weights) if weights else found.by_default
        entering = dict.fromkeys(i.source for i in shown.scores.indicators)
        own, ties = shown.as_source(", ".join(self.sources[key].title for key in entering))
        held = self.held | {own.key: Held(own, {"ties": ties})}
        return Catalog(self.register, held, self.faults, shown)

    def index(
        self,
        anchor: str,
        year: int,
        weights: str = "default",
        partner: Filter = None,
        versus: str | None = None,
    ) -> pd.DataFrame:
        """The alignment index of one anchor and year, the highest first and those without a rank last.

        `weights` is a preset or a text such as `votes=2,trade=1`. Returns the columns of
        alignment.TABLE and the scores of the dimensions; with `versus`, another anchor, those of
        alignment.pair: both on the dimensions known for both. Raises UnknownName on a name the
        atlas does not hold, UnknownYear on a year without an index, DataError on other faults.
        """
        chosen = self.alignment.weighed(weights)
        second = self.anchor(versus) if versus else ""
        rows = alignment.pair.one_or_two(chosen, self.anchor(anchor), second, year)
        return matching(rows, _each(partner, self.register.iso3), None).reset_index(drop=True)

    def latest(self, indicator: Indicator, anchor: Anchor) -> int:
        """The last complete year with ties to an anchor; without any, the indicator's own."""
        view = self._views.get((indicator.key, anchor.code), NO_TIES)
        complete = view.year[~view.year.isin(list(indicator.partial))]
        return indicator.latest if complete.empty else int(complete.max())

    def indicator(self, key: str) -> Indicator:
        """The indicator of that key; raise UnknownName else."""
        if key not in self.indicators:
            raise UnknownName("an indicator", key, self.indicators)
        return self.indicators[key]

    def anchor(self, name: str) -> str:
        """The code of an anchor given by code or country name; raise UnknownName else."""
        return anchors.code(name, self.register)

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
    held: dict[str, Held] = {}
    faults: list[str] = []
    for folder in source_folders(root):
        try:
            own = source.read(folder)
            _forbid_clash(own, {key: one.source for key, one in held.items()}, folder)
            held[own.key] = Held(own, checks.read_tables(own, folder, register))
        except DataError as error:
            if not tolerant:
                raise
            faults.append(str(error))
    if not held:
        raise DataError(" ".join(faults) or f"{root}: no */source.toml; is this the data folder?")
    return Catalog(register, held, tuple(faults))


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


def _each(given: Filter, resolve: Callable[[str], str]) -> list[str] | None:
    if given is None:
        return None
    return [resolve(name) for name in ([given] if isinstance(given, str) else given)]
