package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.gateway.traffic.UserAgents;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds out who sends a request, and whether that is a person. */
@Singleton
public class SenderJudge {
  private final ClientAddress clientAddress;
  private final UserAgents userAgents;
  private final InvalidTraffic invalidTraffic;

  SenderJudge(ClientAddress clientAddress, UserAgents userAgents, InvalidTraffic invalidTraffic) {
    this.clientAddress = requireNonNull(clientAddress, "clientAddress is null");
    this.userAgents = requireNonNull(userAgents, "userAgents is null");
    this.invalidTraffic = requireNonNull(invalidTraffic, "invalidTraffic is null");
  }

  Client client(RequestOrigin origin) {
    return new Client(clientAddress.of(origin), origin.userAgent(), origin.purpose());
  }

  CompletableFuture<Optional<IvtTag>> judge(Client client) {
    return userAgents
        .isRobot(client.userAgent())
        .thenApply(robot -> invalidTraffic.judge(robot, client.address(), client.purpose()));
  }
}
