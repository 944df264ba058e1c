package io.adclicks.model;

import static java.util.Objects.requireNonNull;

/**
 * A token whose signature and times hold.
 *
 * @param keyId the id of the key that signed it: whose token it is
 * @param token what it promises
 */
public record VerifiedToken(String keyId, ClickToken token) {
  public VerifiedToken {
    requireNonNull(keyId, "keyId is null");
    requireNonNull(token, "token is null");
  }
}
