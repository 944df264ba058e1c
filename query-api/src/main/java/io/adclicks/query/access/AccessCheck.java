package io.adclicks.query.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start a service that would show figures to anybody, or that could verify nobody. */
@ApplicationScoped
class AccessCheck {
  private final AccessSettings settings;
  private final String host;
  private final boolean hasKey;

  AccessCheck(
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> key,
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keyLocation) {
    this.settings = settings;
    this.host = host;
    hasKey = key.isPresent() || keyLocation.isPresent();
  }

  void atStart(@Observes StartupEvent start) {
    check(settings.auth(), host, hasKey);
  }

  static void check(AccessSettings.Mode auth, String host, boolean hasKey) {
    switch (auth) {
      case ON -> {
        if (!hasKey) {
          throw new IllegalStateException(
              "no key verifies the tokens of callers: set mp.jwt.verify.publickey or"
                  + " mp.jwt.verify.publickey.location, or adclicks.auth=off on a loopback address");
        }
      }
      case OFF -> {
        if (!isLoopback(host)) {
          throw new IllegalStateException(
              "adclicks.auth=off would show all figures to whoever reaches "
                  + host
                  + ": set quarkus.http.host=127.0.0.1, or adclicks.auth=on");
        }
      }
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
