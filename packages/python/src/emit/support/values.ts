/** `_values.py`: the canonical text of each carrier (agreement.md's table) as Python's value, and back. It imports nothing but Python's own library. */
export const values: string = String.raw`"""Values of canonical JSON as Python has them. Made by concord for all contracts; do not edit."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from decimal import Decimal
from typing import Any, cast
from uuid import UUID


class FieldError(ValueError):
    """A value that the field at this path cannot have, or that JSON cannot say. The value itself is not in the message, since it may be somebody's."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def at(step: str, convert: Callable[[Any], Any], value: object) -> Any:
    """Converts what lies at a step; what is wrong with it names the steps on the way."""
    try:
        return convert(value)
    except FieldError as error:
        raise FieldError(f"{step}.{error.path}", error.reason) from None
    except ValueError as error:
        raise FieldError(step, str(error)) from None


def read_text(value: object) -> str:
    """Text that every store can hold: no U+0000 and no half of a character."""
    if not isinstance(value, str):
        raise ValueError("must be text")
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("must not hold U+0000 or half a character")
    return value


def read_boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def read_whole(value: object, bits: int) -> int:
    """A whole number as JSON has it: 1.0 is 1, and true is none. bits: 32, or 53 for what a double counts exactly."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("must be a whole number")
    least, most = (-(2**31), 2**31 - 1) if bits == 32 else (1 - 2**53, 2**53 - 1)
    if not least <= value <= most:
        raise ValueError(f"must be at least {least}" if value < least else f"must be at most {most}")
    return value


def read_int64(value: object) -> int:
    """A whole number of 64 bits, which JSON holds as text."""
    if not isinstance(value, str) or re.fullmatch("0|-?[1-9][0-9]{0,18}", value) is None or not -(2**63) <= int(value) <= 2**63 - 1:
        raise ValueError("must be a whole number")
    return int(value)


def read_number(value: object) -> float:
    """A finite double; -0 is 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("must be a number")
    try:
        number = float(value)
    except OverflowError:
        raise ValueError("must be a number") from None
    if number - number != 0:
        raise ValueError("must be a number")
    return 0.0 if number == 0 else number


def plain(number: float) -> int | float:
    """A number as JSON spells it: 1, not 1.0, where a double counts exactly."""
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def read_decimal(value: object, precision: int, scale: int) -> Decimal:
    """Text with exactly so many digits after the point, and never -0."""
    form = None
    if isinstance(value, str):
        form = re.fullmatch("-?(0|[1-9][0-9]*)" + (r"\.[0-9]{%d}" % scale if scale > 0 else ""), value)
    if form is None or (0 if form[1] == "0" else len(form[1])) > precision - scale or (form[0][0] == "-" and re.search("[1-9]", form[0]) is None):
        raise ValueError(f"must be a number of {precision} digits, {scale} after the point")
    return Decimal(form[0])


def write_decimal(value: Decimal, precision: int, scale: int) -> str:
    """With all its digits; a ValueError where it has more than these."""
    written = f"{value:.{scale}f}"
    if Decimal(written) != value or len(re.sub("[^0-9]", "", written).lstrip("0")) > precision:
        raise ValueError(f"must be a number of {precision} digits, {scale} after the point")
    return written[1:] if value == 0 and written[0] == "-" else written


def read_uuid(value: object) -> UUID:
    if not isinstance(value, str) or re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) is None:
        raise ValueError("must be a UUID in lower case")
    return UUID(value)


_date = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_clock = "([0-9]{2}):([0-9]{2}):([0-9]{2})"


def _parts(pattern: str, value: object, message: str) -> list[int]:
    """The numbers in a text; the last, behind a point, in millionths."""
    form = re.fullmatch(pattern, value) if isinstance(value, str) else None
    if form is None:
        raise ValueError(message)
    *parts, fraction = form.groups()
    return [*(int(part) for part in parts), int(fraction.ljust(6, "0"))]


def _fraction(digits: int) -> str:
    return r"\.([0-9]{%d})" % digits if digits > 0 else "()"


def _form(form: str, digits: int) -> str:
    return "must be as " + form + ("" if digits == 0 else "." + "f" * digits)


def read_date(value: object) -> date:
    """YYYY-MM-DD, a day that the calendar has."""
    year, month, day, _ = _parts(_date + "()", value, "must be a date as YYYY-MM-DD")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("must be a day that there is") from None


def read_time(value: object, digits: int) -> time:
    """HH:MM:SS and exactly so many digits after the second."""
    message = _form("HH:MM:SS", digits)
    hour, minute, second, micros = _parts(_clock + _fraction(digits), value, message)
    try:
        return time(hour, minute, second, micros)
    except ValueError:
        raise ValueError(message) from None


def read_local(value: object, digits: int, end: str = "") -> datetime:
    """A day and time without a zone, with exactly so many digits after the second."""
    message = _form("YYYY-MM-DDTHH:MM:SS", digits) + end
    year, month, day, hour, minute, second, micros = _parts(_date + "T" + _clock + _fraction(digits) + end, value, message)
    try:
        return datetime(year, month, day, hour, minute, second, micros)
    except ValueError:
        raise ValueError(message) from None


def read_timestamp(value: object, digits: int) -> datetime:
    """A moment in UTC, with exactly so many digits after the second."""
    return read_local(value, digits, "Z").replace(tzinfo=timezone.utc)


def write_date(value: date) -> str:
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def write_time(value: time | datetime, digits: int) -> str:
    """Further digits are cut."""
    fraction = f"{value.microsecond:06d}"[:digits]
    return f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}" + ("" if digits == 0 else "." + fraction)


def write_local(value: datetime, digits: int) -> str:
    return write_date(value) + "T" + write_time(value, digits)


def write_timestamp(value: datetime, digits: int) -> str:
    """A ValueError for a datetime without a zone, since it is no moment."""
    if value.tzinfo is None:
        raise ValueError("must have a time zone")
    try:
        return write_local(value.astimezone(timezone.utc), digits) + "Z"
    except OverflowError:
        raise ValueError("must be in the years 1 to 9999 of UTC") from None


def read_bytes(value: object) -> bytes:
    """Canonical padded base64 (RFC 4648, 3.5 and 4)."""
    try:
        decoded = base64.b64decode(value, validate=True) if isinstance(value, str) else None
    except ValueError:
        decoded = None
    if decoded is None or write_bytes(decoded) != value:
        raise ValueError("must be canonical base64")
    return decoded


def write_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def read_json(value: Any, documents: bool = False, in_list: bool = False) -> Any:
    """JSON, null too. documents: as a document store holds it, without a list directly in a list, an empty key or one like __name__. Numbers are doubles."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return read_text(value)
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    if isinstance(value, (int, float)):
        return plain(read_number(value))
    if isinstance(value, list):
        if in_list and documents:
            raise ValueError("must have no list directly in a list")
        return [read_json(member, documents, True) for member in cast("list[Any]", value)]
    if not isinstance(value, dict):
        raise ValueError("must be JSON")
    return {_json_key(key, documents): read_json(member, documents) for key, member in cast("dict[Any, Any]", value).items()}


def _json_key(key: Any, documents: bool) -> str:
    if documents and (key == "" or re.fullmatch("__.*__", read_text(key), re.DOTALL) is not None):
        raise ValueError("must have no key that a document store reserves")
    return read_text(key)
`;
