"""Tables: rows of typed columns, made as they are asked for, for pandas, Arrow, Parquet and plain files."""

from standpunkt.tables.columns import Column, Row
from standpunkt.tables.table import Table

__all__ = ["Column", "Row", "Table"]
