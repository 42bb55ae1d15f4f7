const prime = 0x0000000001000000000000000000013bn;
const offset = 0x6c62272e07bb014262b821756295c58dn;

/** A UUID of version 8 that follows from a text: FNV-1a of 128 bits over its UTF-16 units (the FNV specification, and RFC 9562, section 5.8). It is stable, and no secret. */
export function stableUuid(text: string): string {
  let hash = offset;
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(128, (hash ^ BigInt(text.charCodeAt(at))) * prime);
  const hex = hash.toString(16).padStart(32, "0");
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
