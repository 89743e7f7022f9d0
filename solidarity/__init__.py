"""The Russia-Iran solidarity network as data. Nothing in this package knows about Streamlit.

>>> import solidarity
>>> solidarity.load().ties(anchor="RUS", partner="India", indicator="un_siding", year=2024)
"""

from solidarity.catalog import Catalog, load
from solidarity.errors import DataError, UnknownName

__all__ = ["Catalog", "DataError", "UnknownName", "load"]
