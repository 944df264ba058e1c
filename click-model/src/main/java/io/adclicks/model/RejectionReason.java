package io.adclicks.model;

/** Why a click went to the rejected stream instead of into a count. */
public enum RejectionReason {
  /** The bytes or the line are no click at all: empty, truncated, not the format. */
  MALFORMED,
  /** The bytes carry the fingerprint of a schema that this version does not know. */
  UNKNOWN_SCHEMA,
  /** A click, but one of its fields has a value outside its range. */
  INVALID_FIELD,
  /** The event time lies in the future, or further back than a click may be old. */
  IMPLAUSIBLE_EVENT_TIME,
  /** The watermark had passed the end of the click's minute by more than the allowed lateness. */
  LATE
}
