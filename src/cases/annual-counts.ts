/** What the annual table counts of one service with one office, each by when it happened. */
export interface AnnualCell {
  readonly service: string;
  readonly office: string;
  /** Decided in the year and granted. */
  readonly granted: number;
  /** Decided or withdrawn in the year. */
  readonly finished: number;
  readonly onTime: number;
  /** Booked visits for which somebody came in the year. */
  readonly came: number;
}

/** Which year, in epoch milliseconds, `to` not included. */
export interface AnnualAsked {
  readonly from: number;
  readonly to: number;
  /** Absent: the whole district. */
  readonly offices?: readonly string[];
}
