package io.adclicks.bench.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.cli.Daemons;
import io.adclicks.cli.LiveLine;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sixteen clients, which warm the service up as well, then one; each question of the one client for
 * an ad is followed by the same statement for another ad, straight to the engine.
 */
final class Measurement {
  private static final int CLIENTS = 16;
  private static final int SINGLE_SECONDS = 25;
  private static final int WARM_UP_SECONDS = 15;
  private static final int MERGE_SECONDS = 30;
  private static final int FULL_LISTS = 3;

  private final BenchData data;
  private final Engine engine;
  private final URI service;
  private final String token;
  private final LiveLine line;

  Measurement(BenchData data, Engine engine, URI service, String token, LiveLine line) {
    this.data = data;
    this.engine = engine;
    this.service = service;
    this.token = token;
    this.line = line;
  }

  /** Measures and reports; 1 if a request of the sixteen failed. */
  int run(long cells, int seconds, int ingestRows) throws IOException, InterruptedException {
    awaitMerges();
    SteadyIngest ingest = new SteadyIngest(engine, data, ingestRows);
    Thread inserting = Daemons.named("ingest").newThread(ingest);
    inserting.start();
    line.show("warming up");
    Client first = new Client(service, token);
    single(first, new Latencies(), WARM_UP_SECONDS);
    if (first.errors() > 0) {
      throw new IllegalStateException("the query API answers with errors: " + first.lastError());
    }
    line.show(CLIENTS + " clients");
    Client many = new Client(service, token);
    together(many, seconds);
    line.show("1 client");
    Client one = new Client(service, token);
    Latencies raw = new Latencies();
    single(one, raw, SINGLE_SECONDS);
    double fullList = fullList();
    inserting.interrupt();
    report(one, raw, many, seconds);
    System.out.printf(
        "adding up all ads for a top list: %.0f ms (bare engine)%ncells inserted meanwhile: %,d%n",
        fullList, ingest.rows());
    System.out.println(json(cells, one, raw, many, seconds, fullList, ingest.rows()));
    return many.errors() == 0 ? 0 : 1;
  }

  private void awaitMerges() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MERGE_SECONDS);
    while (!engine.run("merges.sql", Map.of()).equals("0") && System.nanoTime() < deadline) {
      line.show("waiting for the merges of the load");
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private void single(Client client, Latencies raw, int seconds) {
    Questions questions = new Questions(data, seconds);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < deadline) {
      Question question = questions.next();
      client.ask(question);
      if (question.endpoint() == Endpoint.ONE_AD) {
        // Another ad of the same popularity: the answer must not come from a warm cache.
        String sql = questions.next(Endpoint.ONE_AD).sql().orElseThrow();
        long before = System.nanoTime();
        engine.ask(sql);
        raw.add(System.nanoTime() - before);
      }
    }
  }

  private double fullList() {
    long before = System.nanoTime();
    for (int i = 0; i < FULL_LISTS; i++) {
      engine.run(
          "full_top_list.sql",
          Map.of("from", data.start(), "to", data.start() + BenchData.DAY_SECONDS));
    }
    return (System.nanoTime() - before) / 1e6 / FULL_LISTS;
  }

  private void together(Client client, int seconds) throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS, Daemons.named("client"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < CLIENTS; i++) {
      Questions questions = new Questions(data, 100L + i);
      Future<?> unused =
          clients.submit(
              () -> {
                while (System.nanoTime() < deadline) {
                  client.ask(questions.next());
                }
              });
    }
    clients.shutdown();
    if (!clients.awaitTermination(seconds + 60L, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the clients did not end");
    }
  }

  private static void report(Client one, Latencies raw, Client many, int seconds) {
    System.out.printf("%n%-36s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "calls");
    print("raw SQL: one ad, 24 h of minutes", raw);
    System.out.println("1 client");
    for (Endpoint endpoint : Endpoint.values()) {
      print("  " + endpoint.words(), one.latencies(endpoint));
    }
    System.out.printf(
        "%d clients (%.0f requests/s)%n", CLIENTS, many.requests() / (double) seconds);
    for (Endpoint endpoint : Endpoint.values()) {
      print("  " + endpoint.words(), many.latencies(endpoint));
    }
    System.out.printf("errors: %d %s%n", many.errors(), many.lastError());
  }

  private static void print(String what, Latencies times) {
    System.out.printf(
        "%-36s %8.1f %8.1f %8.1f %8d%n",
        what, times.percentile(0.5), times.percentile(0.95), times.percentile(0.99), times.count());
  }

  private String json(
      long cells,
      Client one,
      Latencies raw,
      Client many,
      int seconds,
      double fullList,
      long inserted)
      throws IOException {
    Latencies oneAd = one.latencies(Endpoint.ONE_AD);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("bench", "query");
    values.put("cells", cells);
    values.put("ads", data.ads());
    values.put("inserted_meanwhile", inserted);
    values.put("one_ad_p50_ms", rounded(oneAd.percentile(0.5)));
    values.put("one_ad_p95_ms", rounded(oneAd.percentile(0.95)));
    values.put("one_ad_p99_ms", rounded(oneAd.percentile(0.99)));
    values.put("raw_sql_p50_ms", rounded(raw.percentile(0.5)));
    values.put("ratio_to_raw_sql", rounded(oneAd.percentile(0.5) / raw.percentile(0.5)));
    values.put("top_p99_ms", rounded(one.latencies(Endpoint.TOP_DAY).percentile(0.99)));
    values.put("top_hour_p99_ms", rounded(one.latencies(Endpoint.TOP_HOUR).percentile(0.99)));
    values.put("full_top_list_ms", rounded(fullList));
    values.put("clients_16_requests_per_s", rounded(many.requests() / (double) seconds));
    values.put("clients_16_errors", many.errors());
    values.put("clients_16_seconds", seconds);
    values.put(
        "clients_16_one_ad_p99_ms", rounded(many.latencies(Endpoint.ONE_AD).percentile(0.99)));
    values.put("clients_16_top_p99_ms", rounded(many.latencies(Endpoint.TOP_DAY).percentile(0.99)));
    return new ObjectMapper().writeValueAsString(values);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
