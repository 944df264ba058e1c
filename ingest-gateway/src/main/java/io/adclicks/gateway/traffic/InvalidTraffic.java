package io.adclicks.gateway.traffic;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges by lists whether a request comes from no person; the click is tagged, never dropped. */
public final class InvalidTraffic {
  private static final List<String> AHEAD_OF_A_CLICK = List.of("prefetch", "prerender", "preview");

  private final Supplier<AddressRanges> dataCentres;

  /**
   * @param dataCentres addresses at which no person sits, as they are known at the moment
   */
  public InvalidTraffic(Supplier<AddressRanges> dataCentres) {
    this.dataCentres = requireNonNull(dataCentres, "dataCentres is null");
  }

  /**
   * The first tag that applies.
   *
   * @param robot whether the user agent is a robot's
   * @param client the address of the client, if it is known
   * @param purpose why the browser sends the request; empty when it does not say
   */
  public Optional<IvtTag> judge(boolean robot, Optional<IpAddress> client, String purpose) {
    if (robot) {
      return Optional.of(IvtTag.BOT_USER_AGENT);
    }
    if (client.isPresent() && dataCentres.get().contains(client.get())) {
      return Optional.of(IvtTag.DATACENTER_ADDRESS);
    }
    return isAheadOfAClick(purpose) ? Optional.of(IvtTag.PREFETCH) : Optional.empty();
  }

  private static boolean isAheadOfAClick(String purpose) {
    if (purpose.isEmpty()) {
      return false;
    }
    String text = purpose.toLowerCase(Locale.ROOT);
    return AHEAD_OF_A_CLICK.stream().anyMatch(text::contains);
  }
}
