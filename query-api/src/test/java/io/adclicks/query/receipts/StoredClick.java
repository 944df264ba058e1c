package io.adclicks.query.receipts;

import io.adclicks.model.KeyRing;
import io.adclicks.model.Receipt;
import io.adclicks.model.Receipts;
import io.adclicks.query.Api;
import java.time.Instant;

/**
 * A click as the archive holds it.
 *
 * @param copy whether it came over the topic of copies
 * @param partition of its topic
 * @param offset in the partition
 * @param adId the ad
 * @param userId the person
 * @param time when, ISO-8601
 * @param ip the address; may be empty
 * @param ivt the gateway's tag; may be empty
 * @param token what its token is recognised by; may be empty
 */
record StoredClick(
    boolean copy,
    int partition,
    long offset,
    String adId,
    String userId,
    String time,
    String ip,
    String ivt,
    String token) {
  /** The second in which most clicks of the tests happen. */
  static final String TIME = "2026-11-23T10:10:05.250Z";

  /** A click that nothing speaks against. */
  static StoredClick at(int partition, long offset, String adId, String userId) {
    return new StoredClick(false, partition, offset, adId, userId, TIME, "192.0.2.1", "", "");
  }

  StoredClick asCopy() {
    return new StoredClick(true, partition, offset, adId, userId, time, ip, ivt, token);
  }

  StoredClick on(String otherTime) {
    return new StoredClick(copy, partition, offset, adId, userId, otherTime, ip, ivt, token);
  }

  StoredClick from(String address) {
    return new StoredClick(copy, partition, offset, adId, userId, time, address, ivt, token);
  }

  StoredClick tagged(String tag) {
    return new StoredClick(copy, partition, offset, adId, userId, time, ip, tag, token);
  }

  StoredClick with(String sharedToken) {
    return new StoredClick(copy, partition, offset, adId, userId, time, ip, ivt, sharedToken);
  }

  Receipt receipt() {
    return new Receipt(copy, partition, offset, adId, Instant.parse(time).toEpochMilli());
  }

  /** What its client got. */
  String sealed() {
    return sealedUnder(Api.RECEIPT_KEYS);
  }

  String sealedUnder(String keys) {
    return Receipts.of(KeyRing.parse(keys)).seal(receipt());
  }

  /** As a row of SQL. */
  String row() {
    return "(%d, %d, '%s', '%s', '%s', '%s', 2500, '%s', '%s', '%s')"
        .formatted(
            receipt().sourcePartition(),
            offset,
            adId,
            userId,
            dateTime(),
            ip,
            ivt,
            dateTime(),
            token);
  }

  private String dateTime() {
    return time.replace('T', ' ').replace("Z", "");
  }
}
