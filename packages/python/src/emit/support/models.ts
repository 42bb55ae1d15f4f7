import { formatPattern, formatPatterns, formats, named, printPattern } from "@concord/core";
import { regex } from "../../quote.ts";

/** `_models.py`: what Pydantic models are made of. Annotations hold what reads a carrier; Pydantic's own constraints ask the rest. */
export const models: string = String.raw`"""What the Pydantic models of all contracts share. Made by concord; do not edit."""

from __future__ import annotations

import json as _json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, JsonValue, SerializationInfo, SerializerFunctionWrapHandler, ValidationInfo, model_serializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import _values as _v

__all__ = ["JsonValue"]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, protected_namespaces=(), hide_input_in_errors=True)

    def to_json(self) -> dict[str, JsonValue]:
        """Canonical JSON of the value, as Python holds it. What is missing is left out."""
        return self.model_dump(mode="json", by_alias=True)

    @model_serializer(mode="wrap")
    def _present(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        for name, field in type(self).model_fields.items():
            if getattr(self, name) is None and name not in self.model_fields_set:
                written.pop(field.alias or name if info.by_alias else name, None)
        return written


class Closed(_Shape):
    """An object that has no key but its fields."""

    model_config = ConfigDict(extra="forbid")


class Open(_Shape):
    """An object that may have keys that its readers do not know."""

    model_config = ConfigDict(extra="ignore")


def _refused(error: ValueError) -> PydanticCustomError:
    return PydanticCustomError("concord", "{message}", {"message": str(error)})


@dataclass(frozen=True, eq=False)
class Carrier:
    """Reads a value of canonical JSON, before anything else is asked of it, and writes it again."""

    read: Callable[[object], object]
    write: Callable[[Any], object] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> object:
            try:
                return self.read(value)
            except ValueError as error:
                raise _refused(error) from None

        writing = None if self.write is None else core_schema.plain_serializer_function_ser_schema(self.write, when_used="json")
        return core_schema.no_info_before_validator_function(read, handler(source), serialization=writing)


text = Carrier(_v.read_text)
boolean = Carrier(_v.read_boolean)
int32 = Carrier(lambda value: _v.read_whole(value, 32))
integer = Carrier(lambda value: _v.read_whole(value, 53))
int64 = Carrier(_v.read_int64, str)
number = Carrier(_v.read_number)
uuid = Carrier(_v.read_uuid, str)
day = Carrier(_v.read_date, _v.write_date)
base64 = Carrier(_v.read_bytes, _v.write_bytes)


def decimal(precision: int, scale: int) -> Carrier:
    def write(value: Decimal) -> str:
        return _v.write_decimal(value, precision, scale)

    return Carrier(lambda value: _v.read_decimal(value, precision, scale), write)


def clock(digits: int) -> Carrier:
    def write(value: time) -> str:
        return _v.write_time(value, digits)

    return Carrier(lambda value: _v.read_time(value, digits), write)


def timestamp(digits: int) -> Carrier:
    def write(value: datetime) -> str:
        return _v.write_timestamp(value, digits)

    return Carrier(lambda value: _v.read_timestamp(value, digits), write)


def local(digits: int) -> Carrier:
    def write(value: datetime) -> str:
        return _v.write_local(value, digits)

    return Carrier(lambda value: _v.read_local(value, digits), write)


def _read_uid(value: object) -> str:
    if not 1 <= len(_v.read_text(value)) <= 128:
        raise ValueError("must be 1 to 128 characters")
    return _v.read_text(value)


uid = Carrier(_read_uid)


def _read_key(value: object) -> str:
    if value == "":
        raise ValueError("is no key that a map may have")
    return _v.read_text(value)


key = Carrier(_read_key)


@dataclass(frozen=True, eq=False)
class Matches:
    """The whole text follows a pattern, and is not longer. Pydantic's engine takes linear time, and knows no newline behind which $ could stand."""

    pattern: str
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.chain_schema([handler(source), core_schema.str_schema(pattern=self.pattern, max_length=self.most)])


${formats.map((format) => `${named("snake_case", format)} = Matches(${regex(printPattern(formatPattern(format)))}, ${formatPatterns[format].maxLength})\n`).join("")}

def normal(*how: str) -> BeforeValidator:
    """Brings a text into its normal form, of ASCII alone."""

    def bring(value: object) -> object:
        if not isinstance(value, str):
            return value
        if "trim" in how:
            value = value.strip(" \t\r\n")
        return re.sub("[A-Z]+", lambda found: found[0].lower(), value) if "lowercase" in how else value

    return BeforeValidator(bring)


@dataclass(frozen=True, eq=False)
class _Json:
    """JSON that is not null. documents: as a document store holds it, without a list directly in a list (member: it is in one), an empty key or one like __name__."""

    documents: bool
    member: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, whole: Any) -> Any:
        try:
            if whole is None:
                raise ValueError
            return _v.read_json(whole, self.documents, self.member)
        except (ValueError, RecursionError):
            raise PydanticCustomError("concord", "must be JSON that a document store holds" if self.documents else "must be JSON") from None


json = _Json(documents=False)
document_json = _Json(documents=True)
document_member = _Json(documents=True, member=True)


def _absent(value: object) -> object:
    if value is None:
        raise PydanticCustomError("concord", "must not be null: what is missing is left out")
    return value


_T = TypeVar("_T")
Maybe = Annotated[_T | None, BeforeValidator(_absent)]
"""What may be missing, and is None then; null is no value of it."""


def given(json: JsonValue) -> Any:
    """A default, as JSON has it: it is read like what is given."""
    return json


def _fingerprint(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, dict):
        return {name: _fingerprint(member) for name, member in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_fingerprint(member) for member in cast("list[Any]", value)]
    return value if isinstance(value, (str, bool, int, float)) or value is None else str(value)


@dataclass(frozen=True, eq=False)
class _Unique:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._ask, handler(source))

    def _ask(self, members: list[Any]) -> list[Any]:
        if len({_json.dumps(_fingerprint(member), sort_keys=True) for member in members}) < len(members):
            raise PydanticCustomError("concord", "must not have a member twice")
        return members


unique = _Unique()


@dataclass(frozen=True, eq=False)
class _Having:
    keys: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._ask, handler(source))

    def _ask(self, value: dict[str, Any]) -> dict[str, Any]:
        if any(key not in value for key in self.keys):
            raise PydanticCustomError("concord", "must have the keys {keys}", {"keys": ", ".join(self.keys)})
        return value


def having(*keys: str) -> _Having:
    return _Having(keys)


@dataclass(frozen=True, eq=False)
class PartBy:
    """The part of a union that the field beside it names; any part, where that is not given."""

    field: str
    parts: Mapping[str, type[BaseModel]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def choose(value: Any, ask: core_schema.ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
            part = self.parts.get(info.data.get(self.field) or "")
            return ask(value) if part is None else part.model_validate(value)

        return core_schema.with_info_wrap_validator_function(choose, handler(source))


class GeoPoint(Closed):
    """A point on the earth, in degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90), number]
    longitude: Annotated[float, Field(ge=-180, le=180), number]


def at(value: Any, *steps: str) -> Any:
    """What lies at these steps, or None where one of them is missing."""
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step)
    return value


def demand(holds: bool, check: str, message: str) -> None:
    if not holds:
        raise PydanticCustomError("concord", "{message}", {"message": message, "check": check})
`;
