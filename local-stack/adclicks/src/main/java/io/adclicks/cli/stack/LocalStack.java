package io.adclicks.cli.stack;

import io.adclicks.cli.Daemons;
import io.adclicks.localstack.CallerTokens;
import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.adclicks.localstack.ServiceFailedException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All parts of the click path as child processes: started in order, stopped in reverse. */
public final class LocalStack implements AutoCloseable {
  /** Partitions of each topic of clicks. */
  public static final int PARTITIONS = 4;

  private final StackOptions options;
  private final Consumer<String> progress;
  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
  private final ExecutorService starters =
      Executors.newCachedThreadPool(Daemons.named("start-part"));
  private StackAddresses addresses;
  private StackParts parts;
  private Optional<ArchiveJob> archive = Optional.empty();

  private LocalStack(StackOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Starts everything.
   *
   * @param progress told what is being started
   * @throws ServiceFailedException if a part does not start; then nothing is left running
   */
  public static LocalStack start(StackOptions options, Consumer<String> progress) {
    LocalStack stack = new LocalStack(options, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
    try {
      stack.startAll();
      return stack;
    } catch (CompletionException e) {
      stack.close();
      throw e.getCause() instanceof ServiceFailedException failure ? failure : e;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where everything is. */
  public StackAddresses addresses() {
    return addresses;
  }

  /** Its processes. */
  public StackParts parts() {
    return parts;
  }

  /** The job that archives clicks, if it is wanted. */
  public Optional<ArchiveJob> archive() {
    return archive;
  }

  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        progress.accept("a part of the stack did not stop cleanly: " + e.getMessage());
      }
    }
  }

  private void startAll() {
    FolderClaim claim = options.claimFolder();
    started.push(claim);
    Path data = claim.folder();
    int gatewayPort = port(options.gatewayPort());
    int queryPort = port(options.queryPort());
    var clickHouse = part("ClickHouse", () -> startClickHouse(data));
    var kafka = part("Kafka", () -> startKafka(data));
    var redis = part("Redis", () -> RedisServer.start(data.resolve("redis")));
    String bootstrapServers = kafka.join().bootstrapServers();
    String redisUri = redis.join().uri();
    String jdbcUrl = clickHouse.join().jdbcUrl();
    String keys = options.tokenKeys().orElseGet(LocalStack::newKeys);
    String receiptKeys = newKeys();
    CallerTokens callers = CallerTokens.create();
    var job =
        part(
            "the Beam pipeline on Flink",
            () -> startJob(data, bootstrapServers, clickHouse.join().bulkJdbcUrl()));
    var archiving =
        options.archive()
            ? part("the archive job", () -> ArchiveJob.start(data, bootstrapServers))
            : CompletableFuture.<ArchiveJob>completedFuture(null);
    var gateway =
        part(
            "the ingest gateway",
            () -> startGateway(data, gatewayPort, bootstrapServers, redisUri, keys, receiptKeys));
    Map<String, String> querySettings = querySettings(data, jdbcUrl, receiptKeys, callers);
    var query = part("the query API", () -> startQueryApi(data, queryPort, querySettings));
    addresses =
        new StackAddresses(
            gateway.join().address(),
            query.join().address(),
            job.join().rest(),
            bootstrapServers,
            redisUri,
            jdbcUrl,
            keys,
            callers.privateKey());
    parts =
        new StackParts(kafka.join(), redis.join(), clickHouse.join(), gateway.join(), job.join());
    archive = Optional.ofNullable(archiving.join());
    addresses.save(data);
    started.push(() -> StackAddresses.forget(data));
  }

  private ClickHouseServer startClickHouse(Path data) {
    ClickHouseServer server = ClickHouseServer.start(data.resolve("clickhouse"), progress);
    ClickHouseSchema.migrate(server.jdbcUrl());
    return server;
  }

  private static KafkaBroker startKafka(Path data) {
    KafkaBroker broker = KafkaBroker.start(data.resolve("kafka"));
    broker.createTopic("ad-clicks", PARTITIONS);
    broker.createTopic("ad-clicks-duplicates", PARTITIONS);
    return broker;
  }

  private CountingJob startJob(Path data, String bootstrapServers, String clickHouseUrl) {
    return switch (options.flink()) {
      case EMBEDDED -> EmbeddedJob.start(data, bootstrapServers, clickHouseUrl);
      case CLUSTER ->
          ClusterJob.start(data, bootstrapServers, clickHouseUrl, options.taskManagers());
    };
  }

  private static QuarkusService startGateway(
      Path data,
      int port,
      String bootstrapServers,
      String redisUri,
      String tokenKeys,
      String receiptKeys) {
    Map<String, String> environment =
        Map.of(
            "ADCLICKS_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
            "QUARKUS_REDIS_HOSTS", redisUri,
            "ADCLICKS_GATEWAY_TRUSTED_PROXIES", "127.0.0.1/32",
            "ADCLICKS_TOKENS_KEYS", tokenKeys,
            "ADCLICKS_RECEIPTS_KEYS", receiptKeys);
    return QuarkusService.start(
        "ingest-gateway", port, data.resolve("ingest-gateway.log"), environment);
  }

  private Map<String, String> querySettings(
      Path data, String jdbcUrl, String receiptKeys, CallerTokens callers) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ADCLICKS_CLICKHOUSE_JDBC_URL", jdbcUrl);
    settings.put("MP_JWT_VERIFY_PUBLICKEY", callers.publicKey());
    if (options.archive()) {
      settings.put("ADCLICKS_RECEIPTS_KEYS", receiptKeys);
      settings.put("ADCLICKS_ARCHIVE_LOCATION", ArchiveJob.root(data).toString());
    }
    return settings;
  }

  private static QuarkusService startQueryApi(
      Path data, int port, Map<String, String> environment) {
    return QuarkusService.start("query-api", port, data.resolve("query-api.log"), environment);
  }

  /** Starts a part beside the others; the order in which they are ready is that of stopping. */
  private <T extends AutoCloseable> CompletableFuture<T> part(String name, Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        () -> {
          long before = System.nanoTime();
          T part = start.get();
          started.push(part);
          progress.accept(
              "%-28s ready (%.1f s)".formatted(name, (System.nanoTime() - before) / 1e9));
          return part;
        },
        starters);
  }

  private static int port(int wanted) {
    return wanted == 0 ? FreePort.next() : FreePort.require(wanted);
  }

  private static String newKeys() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return "local:" + Base64.getEncoder().encodeToString(secret);
  }
}
