"""What the alignment index is made of, as data/index/index.toml declares it."""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from solidarity.errors import DataError
from solidarity.indicator import Declared, Dimension
from solidarity.paths import DATA

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
        for key, preset in self.presets.items():
            if preset.weights and list(preset.weights) != self.names:
                raise ValueError(f"preset {key} must weigh {', '.join(self.names)}, in this order")
        return self

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
