package io.adclicks.model;

import static java.util.Objects.requireNonNull;

/**
 * A token whose signature and times hold.
 *
 * @param keyId the id of the key that signed it: whose token it is
 * @param token what it promises
 * @param fingerprint tells it from all other tokens, and cannot be turned back into it: the first
 *     132 bits of its signature, as 22 characters
 */
public record VerifiedToken(String keyId, ClickToken token, String fingerprint) {
  public VerifiedToken {
    requireNonNull(keyId, "keyId is null");
    requireNonNull(token, "token is null");
    requireNonNull(fingerprint, "fingerprint is null");
  }
}
