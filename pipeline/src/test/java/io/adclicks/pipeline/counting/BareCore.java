package io.adclicks.pipeline.counting;

import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.BucketWriters;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.batching.ByteKeyIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.AddressMinute;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.judging.UserMinute;
import io.adclicks.pipeline.trace.PlacedClick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.beam.sdk.values.KV;

/**
 * The rules of all stages wired together without Beam. Batches between stages lie about until
 * {@link #deliver} picks one at random, so that nothing can depend on their order.
 */
final class BareCore {
  private static final Buckets BUCKETS = new Buckets(2);

  private final int addressLimit;
  private final Random random;
  private final List<Runnable> inFlight = new ArrayList<>();
  private final Logs<UserMinute> users;
  private final Logs<AddressMinute> addresses;
  private final Logs<AdWindow> windows = new Logs<>(AdWindow::new);

  BareCore(int userLimit, int addressLimit, Random random) {
    this.addressLimit = addressLimit;
    this.random = random;
    users = new Logs<>(() -> new UserMinute(userLimit));
    addresses = new Logs<>(() -> new AddressMinute(addressLimit));
  }

  /** Puts a bundle of clicks on its way. */
  void accept(List<PlacedClick> bundle) {
    BucketWriters writers = new BucketWriters();
    ClickReader reader = new ClickReader();
    for (PlacedClick placed : bundle) {
      reader.read(ClickCodec.encode(placed.click()));
      int bucket = BUCKETS.of(reader.bytes(), reader.userIdStart(), reader.userIdLength());
      BodyWriter writer = writers.writer(placed.click().minute(), bucket);
      ClickRecord.write(reader, placed.position(), writer);
      writer.endRecord();
    }
    writers.flush(batch -> inFlight.add(() -> judgeUsers(batch)));
  }

  /** Lets some batches arrive, any of those on their way. */
  void deliver(int batches) {
    for (int i = 0; i < batches && !inFlight.isEmpty(); i++) {
      inFlight.remove(random.nextInt(inFlight.size())).run();
    }
  }

  /** Lets all batches arrive. */
  void deliverAll() {
    deliver(Integer.MAX_VALUE);
  }

  /** Loses all that is not in a log. */
  void restart() {
    users.replay();
    addresses.replay();
    windows.replay();
  }

  /** Puts a snapshot in place of the log of every cell. */
  void compact() {
    for (Log<AdWindow> log : windows.logs.values()) {
      log.bodies.clear();
      log.bodies.add(log.index.snapshot());
    }
  }

  /** Tells what has changed, as an early firing does. */
  List<Cell> tellChanged() {
    List<Cell> told = new ArrayList<>();
    windows.logs.forEach(
        (at, log) ->
            log.index.emitChanged(at.resolution(), at.time(), Finality.PROVISIONAL, told::add));
    return told;
  }

  /** Tells all cells. */
  List<Cell> tellAll(Finality finality) {
    List<Cell> told = new ArrayList<>();
    windows.logs.forEach(
        (at, log) -> log.index.emitAll(at.resolution(), at.time(), finality, told::add));
    return told;
  }

  private void judgeUsers(KV<Integer, MinuteBatch> batch) {
    long minute = batch.getValue().minute();
    BucketWriters forAddresses = new BucketWriters();
    BucketWriters forAds = new BucketWriters();
    Log<UserMinute> log = users.at(new At(Resolution.MINUTE, minute, batch.getKey()));
    UserMinute index = log.index;
    index.absorb(
        batch.getValue().body(),
        (address, ad, change) -> {
          if (addressLimit > 0 && address >= 0 && index.addresses().length(address) > 0) {
            BodyWriter writer = writer(forAddresses, minute, index.addresses(), address);
            text(writer, index.ads(), ad);
            ChangeRecord.writeForAddress(change, writer);
            writer.endRecord();
          } else {
            writeForAd(forAds, minute, index.ads(), ad, change);
          }
        });
    log.bodies.add(batch.getValue().body());
    forAddresses.flush(out -> inFlight.add(() -> judgeAddresses(out)));
    forAds.flush(out -> inFlight.add(() -> count(out)));
  }

  private void judgeAddresses(KV<Integer, MinuteBatch> batch) {
    long minute = batch.getValue().minute();
    BucketWriters forAds = new BucketWriters();
    Log<AddressMinute> log = addresses.at(new At(Resolution.MINUTE, minute, batch.getKey()));
    log.index.absorb(
        batch.getValue().body(),
        (ad, change) -> writeForAd(forAds, minute, log.index.ads(), ad, change));
    log.bodies.add(batch.getValue().body());
    forAds.flush(out -> inFlight.add(() -> count(out)));
  }

  private void count(KV<Integer, MinuteBatch> batch) {
    for (Resolution resolution : Resolution.values()) {
      long start = resolution.windowStart(batch.getValue().minute() * 60_000);
      Log<AdWindow> log = windows.at(new At(resolution, start, batch.getKey()));
      log.index.replay(batch.getValue().body());
      log.bodies.add(batch.getValue().body());
    }
  }

  private static void writeForAd(
      BucketWriters writers, long minute, ByteKeyIndex ads, int ad, Change change) {
    BodyWriter writer = writer(writers, minute, ads, ad);
    ChangeRecord.writeForAd(change, writer);
    writer.endRecord();
  }

  private static BodyWriter writer(BucketWriters writers, long minute, ByteKeyIndex keys, int id) {
    int bucket = BUCKETS.of(keys.bytes(), keys.start(id), keys.length(id));
    return text(writers.writer(minute, bucket), keys, id);
  }

  private static BodyWriter text(BodyWriter writer, ByteKeyIndex keys, int id) {
    return writer.text(keys.bytes(), keys.start(id), keys.length(id));
  }

  private record At(Resolution resolution, long time, int bucket) {}

  private static final class Log<I extends LogIndexes.Index> {
    private final List<byte[]> bodies = new ArrayList<>();
    private I index;

    private Log(I index) {
      this.index = index;
    }
  }

  private static final class Logs<I extends LogIndexes.Index> {
    private final Map<At, Log<I>> logs = new HashMap<>();
    private final Supplier<I> fresh;

    private Logs(Supplier<I> fresh) {
      this.fresh = fresh;
    }

    private Log<I> at(At at) {
      return logs.computeIfAbsent(at, key -> new Log<>(fresh.get()));
    }

    private void replay() {
      for (Log<I> log : logs.values()) {
        log.index = fresh.get();
        log.bodies.forEach(log.index::replay);
      }
    }
  }
}
