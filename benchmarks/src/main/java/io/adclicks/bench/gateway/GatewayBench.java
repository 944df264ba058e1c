package io.adclicks.bench.gateway;

import io.adclicks.cli.LiveLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the gateway beside a bare endpoint and a bare Kafka producer. */
@Command(
    name = "gateway",
    description = "Measures the gateway beside a bare endpoint and a bare Kafka producer.",
    mixinStandardHelpOptions = true)
public final class GatewayBench implements Callable<Integer> {
  private static final double LOAD_FOR_LATENCY = 0.7;
  static final int BATCH_CONNECTIONS = 8;
  private static final int BATCH = 500;
  private static final int FEW_CONNECTIONS = 256;
  private static final int REDIS_PAUSE_SECONDS = 2;
  private static final int WARM_UP_STEP = 5;

  @Option(names = "--seconds", defaultValue = "10", description = "length of each measurement")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "60", description = "seconds of load before")
  private int warmUp;

  @Option(names = "--rounds", defaultValue = "3", description = "how often each peer has its turn")
  private int rounds;

  @Option(names = "--connections", defaultValue = "1024", description = "at full load")
  private int connections;

  private final LiveLine progress = LiveLine.onStandardOutput();

  @Override
  public Integer call() throws IOException {
    Path folder = BenchFolder.empty("gateway");
    try (Surroundings surroundings = start(folder);
        Service bare = surroundings.startBareEndpoint();
        Service gateway = surroundings.startGateway()) {
      new GatewayReport(measure(surroundings, bare, gateway, folder)).print(System.out);
    }
    BenchFolder.delete(folder.resolve("kafka"));
    return 0;
  }

  private Surroundings start(Path folder) {
    progress.end("Starting Kafka, Redis, the gateway and the bare endpoint (logs: " + folder + ")");
    return Surroundings.start(folder);
  }

  private Measurements measure(
      Surroundings surroundings, Service bare, Service gateway, Path folder) {
    Wrk wrk = Wrk.prepare(folder, Surroundings.tokens());
    Load single = Load.single(seconds, connections);
    warmUp(wrk, bare, single);
    warmUp(wrk, gateway, single);
    long heapBefore = gateway.liveHeapKilobytes();
    FullLoad many = inTurns(wrk, bare, gateway, single);
    FullLoad few = inTurns(wrk, bare, gateway, Load.single(seconds, FEW_CONNECTIONS));
    Load paced = seventyPercent(wrk, gateway, few);
    LoadResult atSeventyPercent = run("the gateway at 70 % load", wrk, gateway, paced);
    LoadResult whileRedisPauses = pauseRedis(surroundings, wrk, gateway, paced);
    Load batches = Load.batches(seconds, BATCH_CONNECTIONS, BATCH);
    warmUp(wrk, gateway, batches);
    LoadResult ofBatches = run("batches", wrk, gateway, batches);
    long heapAfter = gateway.liveHeapKilobytes();
    LoadResult withoutRedis;
    try (Service lonely = surroundings.startGatewayWithoutRedis()) {
      warmUp(wrk, lonely, single);
      withoutRedis = run("the gateway without Redis", wrk, lonely, single);
    }
    progress.show("Measuring the bare producer …");
    return new Measurements(
        many,
        few,
        withoutRedis,
        atSeventyPercent,
        whileRedisPauses,
        ofBatches,
        BATCH,
        surroundings.runProducer(seconds),
        heapBefore,
        heapAfter);
  }

  private FullLoad inTurns(Wrk wrk, Service bare, Service gateway, Load load) {
    List<LoadResult> ofBare = new ArrayList<>();
    List<LoadResult> ofGateway = new ArrayList<>();
    for (int round = 0; round < Math.max(1, rounds); round++) {
      ofBare.add(run("the bare endpoint", wrk, bare, load));
      ofGateway.add(run("the gateway", wrk, gateway, load));
    }
    return new FullLoad(
        load.connections(), LoadResult.median(ofBare), LoadResult.median(ofGateway));
  }

  /** Wrk cannot keep a rate, only pause; how long it is to pause shows once it has. */
  private Load seventyPercent(Wrk wrk, Service gateway, FullLoad full) {
    double perSecond = LOAD_FOR_LATENCY * full.gateway().perSecond();
    Load load = Load.single(seconds, full.connections());
    Load first = load.paced(perSecond, 0).lasting(WARM_UP_STEP);
    double answerMillis = first.answerMillis(run("(finding the pace)", wrk, gateway, first));
    return load.paced(perSecond, answerMillis);
  }

  private LoadResult pauseRedis(Surroundings surroundings, Wrk wrk, Service gateway, Load paced) {
    Thread pause = new Thread(() -> Signals.pause(surroundings.redisPid(), REDIS_PAUSE_SECONDS));
    pause.start();
    LoadResult result =
        run("the gateway while Redis hangs for 2 s", wrk, gateway, paced.lasting(4));
    try {
      pause.join(TimeUnit.SECONDS.toMillis(2L * REDIS_PAUSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  /** A JVM that still compiles measures the compiler. */
  private void warmUp(Wrk wrk, Service service, Load load) {
    for (int passed = 0; passed < warmUp; passed += WARM_UP_STEP) {
      run("(warming up)", wrk, service, load.lasting(WARM_UP_STEP));
    }
  }

  private LoadResult run(String what, Wrk wrk, Service service, Load load) {
    progress.show("Measuring " + what + " …");
    LoadResult result = wrk.run(service, load);
    progress.end(
        "%-40s %,9.0f requests/s, p99 %6.1f ms, %d errors"
            .formatted(what, result.perSecond(), result.p99Millis(), result.errors()));
    return result;
  }
}
