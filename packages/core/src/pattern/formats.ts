import type { Format } from "../model/type.ts";
import { parsePattern } from "./parse.ts";
import type { Pattern } from "./pattern.ts";

/** What a patterned string is: its pattern, and its greatest length in code points, which is a demand of its own. */
export interface FormatPattern {
  readonly pattern: string;
  readonly maxLength: number;
  readonly description: string;
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
}

/** A DNS label (RFC 1123, 2.1): letters, digits and inner hyphens, up to 63. */
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** The last label of a name begins with a letter, so that no name looks like an IPv4 address. */
const lastLabel = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const topLevel = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])";
const hostname = `(?:${label}\\.)*${lastLabel}`;
const atom = "[A-Za-z0-9!#$%&'*+/=?\\^_`{|}~-]+";
const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const h16 = "[0-9A-Fa-f]{1,4}";
/** RFC 4291, 2.2, without zones and with embedded IPv4 only where it maps. */
const ipv6 = [
  `(?:${h16}:){7}${h16}`,
  `(?:${h16}:){1,7}:`,
  `(?:${h16}:){1,6}:${h16}`,
  `(?:${h16}:){1,5}(?::${h16}){2}`,
  `(?:${h16}:){1,4}(?::${h16}){3}`,
  `(?:${h16}:){1,3}(?::${h16}){4}`,
  `(?:${h16}:){1,2}(?::${h16}){5}`,
  `${h16}:(?::${h16}){6}`,
  `::(?:${h16}:){0,6}${h16}`,
  "::",
  `::[Ff]{4}:${ipv4}`,
].join("|");
const pathCharacter = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const queryCharacter = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})";
const numeric = "(?:0|[1-9][0-9]*)";
const prerelease = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

/**
 * One pattern per patterned string, the same in every target; the formats that libraries bring disagree with each other
 * (`a@b`, `a..b@x.io`, upper-case `T`), so none of them is used.
 */
export const formatPatterns: Readonly<Record<Format, FormatPattern>> = {
  email: {
    // RFC 5321, 4.1.2: a dotted local part of ASCII, no quotes; the domain has at least two labels.
    pattern: `${atom}(?:\\.${atom})*@(?:${label}\\.)+${topLevel}`,
    maxLength: 254,
    description: "An e-mail address in ASCII, as people use them: user.name+tag@example.com.",
    examples: {
      good: ["ann@example.com", "ann.lee+news@mail.example.co.uk", "o'brien@example.ie", "x@xn--bcher-kva.example", "A_1-2@EXAMPLE.COM"],
      bad: ["", "a@b", "a..b@x.io", ".a@x.io", "a.@x.io", "a@x.c", "a@-x.io", "a@x-.io", "a@x..io", "a b@x.io", "a@x.io.", "ä@x.io", "\"a\"@x.io", "a@1.2.3.4", "a@x.io\n"],
    },
  },
  url: {
    // RFC 3986 restricted to http and https, without user information.
    pattern: `https?://(?:${label}(?:\\.${label})*|\\[(?:${ipv6})\\])(?::[0-9]{1,5})?(?:/${pathCharacter}*)*(?:\\?${queryCharacter}*)?(?:#${queryCharacter}*)?`,
    maxLength: 2048,
    description: "An absolute http or https address in ASCII; other characters are percent-encoded.",
    examples: {
      good: [
        "https://example.com", "http://localhost:3000/", "https://example.com/a/b.html?q=1&r=%20#top", "https://[::1]:8080/x", "https://192.0.2.1/", "https://EXAMPLE.com//x",
      ],
      bad: ["", "example.com", "ftp://example.com", "https://", "https://exa mple.com", "https://example.com/ä", "https://example.com/%zz", "https://user@example.com", "HTTPS://example.com", "javascript:alert(1)", "https://example.com/\n"],
    },
  },
  hostname: {
    pattern: hostname,
    maxLength: 253,
    description: "A DNS name (RFC 1123): labels of letters, digits and inner hyphens, up to 63 each.",
    examples: {
      good: ["localhost", "example.com", "a-b.example", "1and1.com", "xn--bcher-kva.example", "A.B.C"],
      bad: ["", "-a.com", "a-.com", "a..b", ".a", "a.", "a_b.com", "192.0.2.1", "ä.com", `${"a".repeat(64)}.com`],
    },
  },
  slug: {
    pattern: "[a-z0-9]+(?:-[a-z0-9]+)*",
    maxLength: 200,
    description: "Lower-case words and digits joined by single hyphens: my-first-post.",
    examples: { good: ["a", "my-first-post", "2026-plan", "0"], bad: ["", "My-post", "-a", "a-", "a--b", "a_b", "a b", "ä"] },
  },
  ipAddress: {
    pattern: `${ipv4}|${ipv6}`,
    maxLength: 45,
    description: "An IPv4 address without leading zeros, or an IPv6 address (RFC 4291) without a zone.",
    examples: {
      good: ["192.0.2.1", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "fe80::1:2:3:4", "1:2:3:4:5:6:7::", "::ffff:192.0.2.1"],
      bad: ["", "256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "fe80::1%eth0", "1.2.3.4/8"],
    },
  },
  phone: {
    // ITU-T E.164: a country code and a number, together at most 15 digits; the shortest in use have 7.
    pattern: "\\+[1-9][0-9]{6,14}",
    maxLength: 16,
    description: "A phone number in E.164: + and 7 to 15 digits, no spaces.",
    examples: { good: ["+12025550123", "+6834000", "+491701234567"], bad: ["", "+1", "12025550123", "+02025550123", "+1 202 555 0123", "+1234567890123456", "+1-202-555-0123"] },
  },
  locale: {
    // RFC 5646: language, script, region and variants, in their usual case; no extensions.
    pattern: "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*",
    maxLength: 35,
    description: "A language tag (BCP 47) of language, script, region and variants in their usual case: en, de-AT, zh-Hant-TW.",
    examples: { good: ["en", "de-AT", "zh-Hant-TW", "es-419", "ca-valencia", "de-DE-1996", "gsw"], bad: ["", "EN", "en_US", "en-us", "english", "e", "zh-hant", "en-", "x-private"] },
  },
  countryCode: {
    pattern: "[A-Z]{2}",
    maxLength: 2,
    description: "A country by the two capital letters of ISO 3166-1; which ones are given out is not checked.",
    examples: { good: ["DE", "US", "XK"], bad: ["", "de", "D", "DEU", "D1"] },
  },
  currency: {
    pattern: "[A-Z]{3}",
    maxLength: 3,
    description: "A currency by the three capital letters of ISO 4217; which ones are given out is not checked.",
    examples: { good: ["EUR", "USD", "XTS"], bad: ["", "eur", "EU", "EURO", "E1R"] },
  },
  semver: {
    pattern: `${numeric}\\.${numeric}\\.${numeric}(?:-${prerelease}(?:\\.${prerelease})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`,
    maxLength: 256,
    description: "A version by Semantic Versioning 2.0.0: 1.4.0, 2.0.0-rc.1, 1.0.0+build.5.",
    examples: {
      good: ["0.0.0", "1.4.0", "2.0.0-rc.1", "1.0.0-0.3.7", "1.0.0-x-y-z.--", "1.0.0+build.5", "1.0.0-alpha+001"],
      bad: ["", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.03", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3+", "1.2.3+a+b"],
    },
  },
  color: {
    pattern: "#[0-9A-Fa-f]{6}",
    maxLength: 7,
    description: "A colour as #rrggbb in hexadecimal digits.",
    examples: { good: ["#000000", "#8eb7ff", "#FF0000"], bad: ["", "#fff", "8eb7ff", "#8eb7fg", "#8eb7ff00", "red"] },
  },
};

const parsed = new Map<Format, Pattern>();

/** The pattern of a patterned string, parsed once. */
export function formatPattern(format: Format): Pattern {
  let pattern = parsed.get(format);
  if (pattern === undefined) {
    const read = parsePattern(formatPatterns[format].pattern);
    if ("problem" in read) throw new Error(`the pattern of ${format}: ${read.problem.message}`);
    pattern = read.pattern;
    parsed.set(format, pattern);
  }
  return pattern;
}
