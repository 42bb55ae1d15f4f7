import type { ClockKind } from "@concord/oracle";

const days = [
  "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2100-02-28", "0001-01-01", "9999-12-31", "0000-12-31", "10000-01-01", "1582-10-10", "2024-12-31",
  "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32", "2024-1-01", "20240101", "01/02/2024", "-001-01-01",
];
const hours = ["00:00:00", "23:59:59", "24:00:00", "23:59:60", "23:60:00", "12:00", "1:00:00", "99:00:00", "12:00:00 PM"];

/** Texts of a date or time: leap days, the ends of the years, the last microsecond, one digit too many and too few, and forms that engines take and the contract does not. */
export function clockProbes(kind: ClockKind, digits: 0 | 3 | 6): readonly string[] {
  const zone = kind === "timestamp" ? "Z" : "";
  if (kind === "date") return [...days, "2024-02-29T00:00:00Z", "now", "today", "infinity", "2024-02-29 ", " 2024-02-29", "2024-02-29\n", "Feb 29 2024"];
  const fraction = (text: string): string => (text === "" ? "" : `.${text}`);
  const exact = (last: string): string => fraction("000000".slice(0, Math.max(digits - 1, 0)) + (digits === 0 ? "" : last));
  const fractions = [
    fraction("999999".slice(0, digits)), exact("0"), exact("1"), fraction("9".repeat(digits + 1)), fraction("0".repeat(digits + 1)), fraction("5".padStart(digits + 1, "0")),
    fraction("4".padStart(digits + 1, "0")), fraction("0".repeat(Math.max(digits - 1, 0))), fraction("999999"), fraction("0000005"), fraction("999999999"), ".",
  ];
  const day = kind === "time" ? "" : "2024-02-29T";
  const plain = exact("0");
  const forms = [
    ...hours.map((hour) => `${day}${hour}${plain}${zone}`),
    ...fractions.map((each) => `${day}23:59:59${each}${zone}`),
    ...fractions.slice(0, 6).map((each) => `${day}12:00:00${each}${zone}`),
    "now", "infinity", `${day}12:00:00${plain}${zone}\n`, ` ${day}12:00:00${plain}${zone}`,
  ];
  if (kind === "time") return [...forms, "12:00:00Z", "12:00:00+01:00", "allballs"];
  return [
    ...forms,
    ...days.map((each) => `${each}T12:00:00${plain}${zone}`),
    `9999-12-31T23:59:59${fractions[0]}${zone}`, `9999-12-31T23:59:59${fractions[3]}${zone}`, `0001-01-01T00:00:00${plain}${zone}`, `1999-12-31T23:59:59${fractions[5]}${zone}`,
    `1969-12-31T23:59:59${fractions[2]}${zone}`, `2024-02-29 12:00:00${plain}${zone}`, `2024-02-29t12:00:00${plain}${zone.toLowerCase()}`, `2024-02-29T12:00:00${plain}`,
    `2024-02-29T12:00:00${plain}+00:00`, `2024-02-29T12:00:00${plain}Z`, "2024-02-29",
  ];
}
