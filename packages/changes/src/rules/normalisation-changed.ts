import { other } from "../verdict/rows.ts";
import { safe, type Rule } from "../verdict/verdict.ts";

/** The stored form of text is another one. */
export const normalisationChanged: Rule<"normalisation-changed"> = {
  ...other("text is stored in another form"),
  "wire-writer": safe("codecs bring what is written into the stored form"),
  "bigquery-load": safe("BigQuery does not enforce it; its loader's validator does"),
};
