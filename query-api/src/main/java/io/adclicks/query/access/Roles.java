package io.adclicks.query.access;

/** The groups of a token that mean something here. */
public final class Roles {
  /** Sees everything and keeps the catalogue. */
  public static final String ADMIN = "admin";

  /** Sees the ads of the advertiser that the token's claim names. */
  public static final String ADVERTISER = "advertiser";

  private Roles() {}
}
