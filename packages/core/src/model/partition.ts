/** How long a partition is. */
export const partitionLengths = ["hour", "day", "month", "year"] as const;
export type PartitionLength = (typeof partitionLengths)[number];

/** How stores cut the table of an entity: by the time in one of its fields. */
export interface Partition { readonly by: string; readonly every: PartitionLength }
