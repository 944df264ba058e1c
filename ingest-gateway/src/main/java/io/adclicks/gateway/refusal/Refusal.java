package io.adclicks.gateway.refusal;

/** Why a request was not taken, as a label of the metrics and a status of HTTP. */
public enum Refusal {
  /** The body is no click: not JSON, a wrong field, a value outside its range. */
  MALFORMED(400),
  /** The click claims a time that is not believable at its receipt. */
  IMPLAUSIBLE_EVENT_TIME(400),
  /** The token is forged, expired or made for another ad. */
  INVALID_TOKEN(401),
  /** The body did not arrive in time. */
  TOO_SLOW(408),
  /** The body comes without its length. */
  LENGTH_UNKNOWN(411),
  /** The body is longer than any click. */
  TOO_LARGE(413),
  /** The sender has used up what it may send for now. */
  RATE_LIMITED(429),
  /** A fault of the gateway itself. */
  FAILED(500),
  /** Kafka did not acknowledge in time or cannot take more; the client should come again. */
  KAFKA_UNAVAILABLE(503);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }
}
