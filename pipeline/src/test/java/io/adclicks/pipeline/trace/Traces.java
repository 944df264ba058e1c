package io.adclicks.pipeline.trace;

import io.adclicks.model.Click;
import io.adclicks.pipeline.source.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random traces in which everything collides: few users, ads, addresses and minutes. */
public final class Traces {
  private static final long LAST_MINUTE_OF_AN_HOUR =
      Instant.parse("2026-11-23T09:59:00Z").toEpochMilli();
  private static final List<String> USERS = List.of("u", "user-2", "ü-\uD83D\uDE00", "ユーザー");
  private static final List<String> ADS = List.of("a", "ad-2", "реклама", "a\uD83D\uDE00");
  private static final List<String> ADDRESSES = List.of("", "10.0.0.1", "2001:db8::1", "h");
  private static final List<String> TOKENS = List.of("", "t", "SflKxwRJSMeKKF2QT4fwpM");
  private static final List<Integer> MINUTES = List.of(0, 1, 2, 6);
  private static final List<Integer> MILLIS = List.of(0, 30_000, 59_999);

  private Traces() {}

  /** Up to 40 clicks under limits that they pass, and fall below again. */
  public static Arbitrary<Trace> small() {
    Arbitrary<List<Click>> clicks = click().list().ofMaxSize(40);
    Arbitrary<Integer> limit = Arbitraries.integers().between(0, 3);
    return Combinators.combine(clicks, Arbitraries.randoms(), limit, limit, limit)
        .as(
            (list, random, user, address, token) ->
                new Trace(place(list, random), user, address, token));
  }

  /** Many clicks over some minutes, the same for the same seed. */
  public static Trace large(int clicks, int minutes, long seed) {
    Random random = new Random(seed);
    List<Click> list = new ArrayList<>();
    for (int i = 0; i < clicks; i++) {
      list.add(
          click(
              "user-" + random.nextInt(clicks / 20),
              ADS.get(random.nextInt(ADS.size())) + random.nextInt(5),
              random.nextInt(8) == 0 ? "" : "10.0.0." + random.nextInt(clicks / 40),
              random.nextInt(10_000),
              random.nextInt(15) == 0 ? "BOT_USER_AGENT" : "",
              random.nextInt(8) == 0 ? "" : "token-" + random.nextInt(clicks / 30),
              LAST_MINUTE_OF_AN_HOUR + random.nextInt(minutes * 60_000)));
    }
    return new Trace(place(list, random), 6, 10, 7);
  }

  private static Arbitrary<Click> click() {
    return Combinators.combine(
            Arbitraries.of(USERS),
            Arbitraries.of(ADS),
            Arbitraries.of(ADDRESSES),
            Arbitraries.of(0, 1, 7, 2_500),
            Arbitraries.of("", "", "", "BOT_USER_AGENT"),
            Arbitraries.of(TOKENS),
            Combinators.combine(Arbitraries.of(MINUTES), Arbitraries.of(MILLIS))
                .as((minute, millis) -> LAST_MINUTE_OF_AN_HOUR + minute * 60_000L + millis))
        .as(Traces::click);
  }

  private static Click click(
      String user, String ad, String address, int cost, String ivt, String token, long time) {
    return new Click(ad, user, time, address, cost, ivt, time, token);
  }

  /** Spreads clicks over three partitions; their order says nothing about their positions. */
  private static List<PlacedClick> place(List<Click> clicks, Random random) {
    List<Click> order = new ArrayList<>(clicks);
    Collections.shuffle(order, random);
    List<PlacedClick> placed = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      placed.add(new PlacedClick(Position.of(random.nextInt(3), i), order.get(i)));
    }
    return List.copyOf(placed);
  }
}
