package io.adclicks.gateway.traffic;

/** General invalid traffic: what can be told from a single request by lists, in this order. */
public enum IvtTag {
  /** The user agent says that no person sits behind it, or there is none. */
  BOT_USER_AGENT,
  /** The address belongs to a data centre. */
  DATACENTER_ADDRESS,
  /** The browser fetched ahead of a click that a person may never make. */
  PREFETCH
}
