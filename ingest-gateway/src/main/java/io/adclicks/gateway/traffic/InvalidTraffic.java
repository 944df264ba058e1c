package io.adclicks.gateway.traffic;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import java.util.Locale;
import java.util.Optional;

/** Judges by lists whether a request comes from no person; the click is tagged, never dropped. */
public final class InvalidTraffic {
  private static final String PREFETCH = "prefetch";

  private final BotUserAgents bots;
  private final AddressRanges dataCentres;

  /**
   * @param bots what robots call themselves
   * @param dataCentres addresses at which no person sits
   */
  public InvalidTraffic(BotUserAgents bots, AddressRanges dataCentres) {
    this.bots = requireNonNull(bots, "bots is null");
    this.dataCentres = requireNonNull(dataCentres, "dataCentres is null");
  }

  /** The first tag that applies to a request from that client address. */
  public Optional<IvtTag> judge(RequestOrigin origin, Optional<IpAddress> client) {
    if (bots.match(origin.userAgent())) {
      return Optional.of(IvtTag.BOT_USER_AGENT);
    }
    if (client.isPresent() && dataCentres.contains(client.get())) {
      return Optional.of(IvtTag.DATACENTER_ADDRESS);
    }
    if (origin.purpose().toLowerCase(Locale.ROOT).contains(PREFETCH)) {
      return Optional.of(IvtTag.PREFETCH);
    }
    return Optional.empty();
  }
}
