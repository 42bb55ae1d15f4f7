/** `_records.py`: what dataclasses are made of, which imports nothing but Python's own library. Its canonical text is that of RFC 8785. */
export const records: string = String.raw`"""What the dataclasses of all contracts share: Python's own library alone. Made by concord; do not edit."""

from __future__ import annotations

import json as _json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, TypeVar, Union, cast
from uuid import UUID

from . import _rows as _row
from . import _values as _v

FieldError = _v.FieldError
Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]


@dataclass(frozen=True)
class Codec:
    """Leads from canonical JSON to a value and back; a ValueError says why it cannot. Lengths, bounds and patterns are the models' to judge."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Json]


@dataclass(frozen=True)
class Beside:
    """Objects of which the field beside them says which one it is."""

    key: str
    attribute: str
    parts: Mapping[str, type[Record]]

    def named(self, name: object) -> Codec:
        part = self.parts.get(name) if isinstance(name, str) else None
        if part is None:
            raise ValueError(f"{self.key} names no part of it")
        return of(part)


@dataclass(frozen=True)
class Member:
    attribute: str
    key: str
    codec: Codec | Beside
    optional: bool = False

    def by(self, name: object) -> Codec:
        return self.codec if isinstance(self.codec, Codec) else self.codec.named(name)


_R = TypeVar("_R", bound="Record")
_S = TypeVar("_S", bound="Stored")


class Record:
    """An object of the contract as a value of Python, which cannot be changed."""

    __slots__ = ()
    _members: ClassVar[tuple[Member, ...]] = ()

    @classmethod
    def from_json(cls: type[_R], json: object) -> _R:
        """Of canonical JSON, as json.loads gives it. Keys that are not known are left, since the writer's contract may be newer. Raises a FieldError."""
        given = _dict(json)
        values: dict[str, Any] = {}
        for member in cls._members:
            if member.key in given and given[member.key] is None:
                raise FieldError(member.key, "must not be null: what is missing is left out")
            if member.key in given:
                values[member.attribute] = _v.at(member.key, lambda value: member.by(_named(given, member)).read(value), given[member.key])
            elif not member.optional:
                raise FieldError(member.key, "is missing")
        return cast(Any, cls)(**values)

    def to_json(self) -> dict[str, Json]:
        """Canonical JSON, as json.dumps takes it; what is None is left out. Raises a FieldError for a value that the field cannot have."""
        written: dict[str, Json] = {}
        for member in self._members:
            value = getattr(self, member.attribute)
            if value is not None:
                written[member.key] = _v.at(member.key, lambda value: member.by(_chosen(self, member)).write(value), value)
            elif not member.optional:
                raise FieldError(member.key, "is missing")
        return written

    def to_json_text(self) -> str:
        """The one spelling of the record (RFC 8785): two records are the same exactly if their texts are."""
        return canonical_text(self.to_json())


class Stored(Record):
    """A record that is a row of a table."""

    __slots__ = ()
    _columns: ClassVar[_row.Columns] = ()

    @classmethod
    def from_db(cls: type[_S], row: _row.Row) -> _S:
        """
        Of a row of the table: by column, as psycopg 3 gives it with row_factory=dict_row, or as JSON read with parse_float=Decimal. Columns beside the record's are left. Raises a FieldError.
        """
        return cls.from_json(_row.record_of(row, cls._columns))


def _named(given: dict[str, Any], member: Member) -> object:
    return given.get(member.codec.key) if isinstance(member.codec, Beside) else None


def _chosen(record: Record, member: Member) -> object:
    return getattr(record, member.codec.attribute) if isinstance(member.codec, Beside) else None


def _dict(json: object) -> dict[str, Any]:
    if not isinstance(json, dict):
        raise ValueError("must be an object")
    return cast("dict[str, Any]", json)


def _list(json: object) -> list[Any]:
    if not isinstance(json, list):
        raise ValueError("must be a list")
    return cast("list[Any]", json)


def _writer(kind: type, write: Callable[[Any], Json]) -> Callable[[object], Json]:
    def checked(value: object) -> Json:
        if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
            raise ValueError(f"must be a {kind.__name__}")
        return write(value)

    return checked


def _no_zone(write: Callable[[Any, int], str], digits: int) -> Callable[[Any], Json]:
    def checked(value: Any) -> Json:
        if value.tzinfo is not None:
            raise ValueError("must have no time zone")
        return write(value, digits)

    return checked


def _read_json(value: object) -> Any:
    if value is None:
        raise ValueError("must not be null: what is missing is left out")
    try:
        return _v.read_json(value)
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _write_int64(value: Any) -> str:
    return str(_v.read_int64(str(value)))


text = Codec(_v.read_text, _v.read_text)
boolean = Codec(_v.read_boolean, _v.read_boolean)
int32 = Codec(lambda value: _v.read_whole(value, 32), lambda value: _v.read_whole(value, 32))
integer = Codec(lambda value: _v.read_whole(value, 53), lambda value: _v.read_whole(value, 53))
int64 = Codec(_v.read_int64, _writer(int, _write_int64))
number = Codec(_v.read_number, lambda value: _v.plain(_v.read_number(value)))
uuid = Codec(_v.read_uuid, _writer(UUID, str))
day = Codec(_v.read_date, _writer(date, _v.write_date))
base64 = Codec(_v.read_bytes, _writer(bytes, _v.write_bytes))
json = Codec(_read_json, _read_json)


def decimal(precision: int, scale: int) -> Codec:
    return Codec(lambda value: _v.read_decimal(value, precision, scale), _writer(Decimal, lambda value: _v.write_decimal(value, precision, scale)))


def clock(digits: int) -> Codec:
    return Codec(lambda value: _v.read_time(value, digits), _writer(time, _no_zone(_v.write_time, digits)))


def timestamp(digits: int) -> Codec:
    return Codec(lambda value: _v.read_timestamp(value, digits), _writer(datetime, lambda value: _v.write_timestamp(value, digits)))


def local(digits: int) -> Codec:
    return Codec(lambda value: _v.read_local(value, digits), _writer(datetime, _no_zone(_v.write_local, digits)))


def one_of(*values: str) -> Codec:
    def ask(value: object) -> Any:
        if value not in values:
            raise ValueError("is none of the values that the contract names")
        return value

    return Codec(ask, ask)


def list_of(of: Codec) -> Codec:
    def each(convert: Callable[[Any], Any]) -> Callable[[object], Any]:
        return lambda value: [_v.at(str(index), convert, member) for index, member in enumerate(_list(value))]

    return Codec(each(of.read), each(of.write))


def map_of(of: Codec) -> Codec:
    def each(convert: Callable[[Any], Any]) -> Callable[[object], Any]:
        return lambda value: {_v.read_text(key): _v.at(key, convert, member) for key, member in _dict(value).items()}

    return Codec(each(of.read), each(of.write))


def of(record: type[Record]) -> Codec:
    return Codec(record.from_json, _writer(record, lambda value: value.to_json()))


def tagged(tag: str, parts: Mapping[str, type[Record]]) -> Codec:
    def read(value: object) -> Record:
        name = _dict(value).get(tag)
        part = parts.get(name) if isinstance(name, str) else None
        if part is None:
            raise FieldError(tag, "names no part of it")
        return part.from_json(value)

    def write(value: object) -> Json:
        if not isinstance(value, tuple(parts.values())):
            raise ValueError(f"must be one of {', '.join(part.__name__ for part in parts.values())}")
        return value.to_json()

    return Codec(read, write)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoPoint(Record):
    """A point on the earth, in degrees."""

    latitude: float
    longitude: float

    _members = (Member("latitude", "latitude", number), Member("longitude", "longitude", number))


point = of(GeoPoint)


def canonical_text(json: Json) -> str:
    """JSON's text as RFC 8785 has it: keys in the order of their UTF-16, no space, numbers as ECMAScript writes them."""
    if isinstance(json, list):
        return "[" + ",".join(canonical_text(member) for member in json) + "]"
    if isinstance(json, dict):
        members = sorted(json.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(canonical_text(key) + ":" + canonical_text(member) for key, member in members) + "}"
    if isinstance(json, float):
        return _number_text(json)
    return _json.dumps(json, ensure_ascii=False)


def _number_text(number: float) -> str:
    """ECMAScript 2025, Number::toString: Python's shortest digits, with the point or exponent where it has them."""
    if number == 0:
        return "0"
    sign, found, exponent = Decimal(repr(number)).as_tuple()
    digits = "".join(str(digit) for digit in found)
    point = len(digits) + cast(int, exponent)
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        written = digits.ljust(point, "0") if len(digits) <= point else f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        written = f"0.{'0' * -point}{digits}"
    else:
        written = f"{digits[0]}{'.' + digits[1:] if len(digits) > 1 else ''}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"-{written}" if sign else written
`;
