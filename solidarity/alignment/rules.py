"""What the alignment index is made of, as data/index/index.toml declares it."""

import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from solidarity.errors import DataError
from solidarity.indicator import Declared, Dimension
from solidarity.paths import DATA
from solidarity.source import TIE_COLUMNS, Source

RULES = DATA / "index" / "index.toml"
KEY = "index"
"""The key of the index as an indicator, and of its source."""


class DimensionRule(Declared):
    """One dimension of the index: its names, its default weight and the reason for it."""

    short: str
    title: str
    weight: float = Field(ge=0)
    color: str
    why: str


class Preset(Declared):
    """A named set of weights by the dimensions' short names; without any, the default ones."""

    title: str
    about: str
    url: str = ""
    weights: dict[str, float] = {}  # noqa: RUF012 - pydantic copies it


class Rules(Declared):
    """All that the index is computed and shown by."""

    least: int
    ranked_above: float = Field(ge=0, lt=1)
    draws: int
    interval: float = Field(gt=0, lt=1)
    seed: int
    dimensions: dict[Dimension, DimensionRule]
    presets: dict[str, Preset]
    source: dict[str, Any]
    """What a source.toml says of a source, without its tables and indicators."""
    indicator: dict[str, Any]
    """What a source.toml says of an indicator, without what follows from its values."""

    @model_validator(mode="after")
    def _weights_name_every_dimension(self) -> "Rules":
        if "default" not in self.presets:
            raise ValueError("presets have no default")
        for key, preset in self.presets.items():
            if preset.weights and list(preset.weights) != self.names:
                raise ValueError(f"preset {key} must weigh {', '.join(self.names)}, in this order")
            chosen = preset.weights or {r.short: r.weight for r in self.dimensions.values()}
            if min(chosen.values()) < 0 or not any(chosen.values()):
                raise ValueError(f"preset {key} needs weights from 0 on, one of them above it")
        return self

    @model_validator(mode="after")
    def _it_can_be_shown_as_a_source(self) -> "Rules":
        self.as_source("nothing", (2000, 2000), ["RUS"], 0)
        return self

    def as_source(
        self, made_of: str, years: tuple[int, int], anchors: Sequence[str], rows: int
    ) -> Source:
        """The index declared as a source of one indicator, so that it is shown as any other."""
        own = self.indicator | {"key": KEY, "source": KEY, "years": years, "anchors": anchors}
        shape = {"rows": rows, "key": TIE_COLUMNS[:4], "columns": TIE_COLUMNS, "years": years}
        return Source.model_validate(
            self.source
            | {
                "key": KEY,
                "release": f"computed from {made_of}",
                "tables": {"ties": shape},
                "indicators": {KEY: own},
            }
        )

    @cached_property
    def names(self) -> list[str]:
        """The short names of the dimensions, in order."""
        return [rule.short for rule in self.dimensions.values()]


def read(path: Path = RULES) -> Rules:
    """Read the rules; raise DataError naming the file, the field and the cure."""
    try:
        return Rules.model_validate(tomllib.loads(path.read_text("utf8")))
    except OSError as error:
        raise DataError(f"{path}: missing or unreadable; restore it from git.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML ({error}); correct it there.") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path}: field {field}: {first['msg']}; correct it there.") from error
