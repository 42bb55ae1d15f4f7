/** The most that one operation on an entity costs, where a target has a budget for it. */
export interface Cost {
  readonly entity: string;
  readonly target: string;
  /** As the target tells them apart: `get`, `list`, `create`. */
  readonly operation: string;
  /** What is counted: `expressions`. */
  readonly of: string;
  readonly most: number;
  /** What one request may cost. */
  readonly limit: number;
}
