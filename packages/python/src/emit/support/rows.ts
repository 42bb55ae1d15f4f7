/** `_rows.py`: the JSON of a record from a row of PostgreSQL, as psycopg gives it or as JSON. It imports nothing but Python's own library. */
export const rows: string = String.raw`"""Rows of PostgreSQL as canonical JSON. Made by concord for all contracts; do not edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, cast

from . import _values as _v


Row = Mapping[str, Any]
Columns = tuple[tuple[tuple[str, ...], tuple[str, ...], Callable[[Any], Any]], ...]


def record_of(row: Row, columns: Columns) -> dict[str, Any]:
    """
    The JSON of a record whose values stand in these columns, each with the steps that lead to it: latitude and longitude of a point in two. NULL is missing; an object without
    columns of its own is there if what it is in is.
    """
    record: dict[str, Any] = {}
    for path, held, read in columns:
        name = ".".join(path)
        cells = [_cell(row, column, name) for column in held]
        if not held:
            _member(record, path[:-1], lambda holder, step: holder.get(step), path[-1], {})
        elif any(cell is not None for cell in cells):
            values = [None if cell is None else _v.at(name, _reader(read), cell) for cell in cells]
            value = values[0] if len(values) == 1 else dict(zip(("latitude", "longitude"), values))
            _member(record, path[:-1], lambda holder, step: holder.setdefault(step, {}), path[-1], value)
    return record


def _cell(row: Row, column: str, name: str) -> Any:
    if column not in row:
        raise _v.FieldError(name, f"the row has no column {column}")
    return row[column]


def _reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def of(cell: Any) -> Any:
        try:
            return read(cell)
        except (TypeError, AttributeError, ArithmeticError):
            raise ValueError("has another type than the contract's column") from None

    return of


def _member(record: dict[str, Any], steps: tuple[str, ...], inner: Callable[[dict[str, Any], str], Any], name: str, value: Any) -> None:
    holder: Any = record
    for step in steps:
        holder = None if holder is None else inner(holder, step)
    if holder is not None:
        holder.setdefault(name, value)


def as_given(cell: Any) -> Any:
    return cell


def padded_cell(cell: Any) -> Any:
    """Without the spaces with which char(n) fills up."""
    return cell.rstrip(" ")


def decimal_cell(precision: int, scale: int) -> Callable[[Any], str]:
    def read(cell: Any) -> str:
        if isinstance(cell, float):
            raise ValueError("was parsed as a float, which loses digits: read JSON with parse_float=Decimal")
        return _v.write_decimal(Decimal(cell), precision, scale)

    return read


def moment_in_utc(text: str) -> datetime:
    """A moment as PostgreSQL writes it, in text (2024-02-29 13:00:00.5+01) or in JSON."""
    form = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})" + r"(?:\.([0-9]{1,6}))?(Z|[+-][0-9:]+)", text)
    if form is None:
        raise ValueError("is no moment with an offset")
    year, month, day, hour, minute, second = (int(part) for part in form.groups()[:6])
    offset = [0] if form[8] == "Z" else [int(part) for part in form[8][1:].split(":")]
    behind = timedelta(**dict(zip(("hours", "minutes", "seconds"), offset)))
    moment = datetime(year, month, day, hour, minute, second, int((form[7] or "").ljust(6, "0")), timezone.utc)
    return moment + behind if form[8][0] == "-" else moment - behind


def time_cell(digits: int) -> Callable[[Any], str]:
    return lambda cell: _v.write_time(time.fromisoformat(_six(cell)) if isinstance(cell, str) else cell, digits)


def timestamp_cell(digits: int) -> Callable[[Any], str]:
    return lambda cell: _v.write_timestamp(moment_in_utc(cell) if isinstance(cell, str) else cell, digits)


def local_cell(digits: int) -> Callable[[Any], str]:
    return lambda cell: _v.write_local(datetime.fromisoformat(_six(cell)) if isinstance(cell, str) else cell, digits)


def _six(text: str) -> str:
    """With six digits after the second, since Python 3.10 reads three or six."""
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.ljust(6, '0')}"


def bytes_cell(cell: Any) -> str:
    return _v.write_bytes(bytes.fromhex(cell[2:]) if isinstance(cell, str) else bytes(cell))


def json_cell(cell: Any) -> Any:
    """What a driver parsed of jsonb; numbers are those that JSON has."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, list):
        return [json_cell(member) for member in cast("list[Any]", cell)]
    if isinstance(cell, dict):
        return {name: json_cell(member) for name, member in cast("dict[str, Any]", cell).items()}
    return cell


def list_cell(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda cell: [read(member) for member in cell]
`;
