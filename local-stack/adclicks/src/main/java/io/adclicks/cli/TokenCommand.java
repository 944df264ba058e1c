package io.adclicks.cli;

import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import io.adclicks.model.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes a click token, as an ad server would with each impression, or a token for the query API, as
 * an identity provider would.
 */
@Command(
    name = "token",
    description = {
      "Prints a token that the running stack accepts: one for a click, or with --admin or",
      "--advertiser one that the query API and the dashboard take."
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  private static final Duration LIFE = Duration.ofHours(24);

  @Option(names = "--ad", paramLabel = "ID", defaultValue = "ad-1", description = "the ad")
  private String adId;

  @Option(
      names = "--cost",
      paramLabel = "PRICE",
      defaultValue = "0.2500",
      description = "price of a click")
  private String cost;

  @Option(
      names = "--user",
      paramLabel = "ID",
      defaultValue = "",
      description = "who sees the impression; only a link needs it")
  private String userId;

  @Option(
      names = "--landing",
      paramLabel = "URL",
      defaultValue = "",
      description = "where GET /c/TOKEN redirects to; only a link needs it")
  private String landing;

  @Option(names = "--admin", description = "for the query API: sees everything")
  private boolean admin;

  @Option(
      names = "--advertiser",
      paramLabel = "ID",
      description = "for the query API: sees the ads of this advertiser")
  private String advertiser;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running stack")
  private Path data = StackOptions.defaultFolder();

  @Override
  public Integer call() {
    System.out.println(token(StackAddresses.of(data.toAbsolutePath())));
    return 0;
  }

  private String token(StackAddresses stack) {
    if (admin) {
      return stack.callerTokens().admin();
    }
    return advertiser == null
        ? sign(
            stack.tokenKeys(), new ClickToken(adId, Money.parse(cost), expiry(), userId, landing))
        : stack.callerTokens().advertiser(advertiser);
  }

  static String sign(String keys, String adId, String cost) {
    return sign(keys, new ClickToken(adId, Money.parse(cost), expiry()));
  }

  private static String sign(String keys, ClickToken token) {
    return ClickTokens.of(KeyRing.parse(keys)).sign(token);
  }

  private static Instant expiry() {
    return Instant.now().plus(LIFE);
  }
}
