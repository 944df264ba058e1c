package io.adclicks.cli;

import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.cli.traffic.AdCatalogue;
import io.adclicks.localstack.CallerTokens;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the stack until it is stopped. */
@Command(
    name = "up",
    description = "Starts the whole click path and keeps it running until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private StackOptions options;

  @Override
  public Integer call() throws InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    try (LocalStack stack = LocalStack.start(options, line::end)) {
      printAddresses(stack.addresses());
      awaitCtrlC();
    }
    return 0;
  }

  static void printAddresses(StackAddresses stack) {
    CallerTokens tokens = stack.callerTokens();
    System.out.printf(
        """

        dashboard  %s
        query API  %s/q/swagger-ui
        gateway    %s/api/v1/clicks
        Flink      %s/
        Kafka      %s
        Redis      %s
        ClickHouse %s

        Tokens for the query API, valid for a week (more: ./adclicks token --help):
          admin                  %s
          advertiser %-11s %s

        Send a click:
          %s

        Ask for figures:
          curl '%s/api/v1/ads/ad-1/metrics?resolution=1m&range=1h' -H "Authorization: Bearer $(./adclicks token --admin)"

        Ask what became of a click, with the receipt of the gateway's answer (needs --archive):
          curl '%s/api/v1/clicks/RECEIPT' -H "Authorization: Bearer $(./adclicks token --admin)"

        """,
        dashboard(stack),
        stack.queryApi(),
        stack.gateway(),
        stack.flink(),
        stack.kafka(),
        stack.redis(),
        stack.clickHouse(),
        tokens.admin(),
        AdCatalogue.FIRST_ADVERTISER,
        tokens.advertiser(AdCatalogue.FIRST_ADVERTISER),
        curl(stack),
        stack.queryApi(),
        stack.queryApi());
  }

  /** A link that signs in by itself: browsers do not send what stands behind the hash. */
  static String dashboard(StackAddresses stack) {
    return stack.queryApi() + "/#token=" + stack.callerTokens().admin();
  }

  static void awaitCtrlC() throws InterruptedException {
    System.out.println("Running; Ctrl-C stops it.");
    new CountDownLatch(1).await();
  }

  private static String curl(StackAddresses stack) {
    String token = TokenCommand.sign(stack.tokenKeys(), "ad-1", "0.2500");
    return """
        curl -i %s/api/v1/clicks -H 'Content-Type: application/json' -A 'Mozilla/5.0' \
        -d '{"ad_id":"ad-1","user_id":"me","timestamp":"%s","token":"%s"}'"""
        .formatted(stack.gateway(), Instant.now(), token);
  }
}
