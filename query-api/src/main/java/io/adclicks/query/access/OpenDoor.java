package io.adclicks.query.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes an anonymous caller an admin where authentication is off. */
@ApplicationScoped
class OpenDoor implements SecurityIdentityAugmentor {
  private final SecurityIdentity localAdmin =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("local"))
          .addRole(Roles.ADMIN)
          .build();
  private final AccessSettings settings;

  OpenDoor(AccessSettings settings) {
    this.settings = settings;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    boolean open = settings.auth() == AccessSettings.Mode.OFF && identity.isAnonymous();
    return Uni.createFrom().item(open ? localAdmin : identity);
  }
}
