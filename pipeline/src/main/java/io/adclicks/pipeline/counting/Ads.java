package io.adclicks.pipeline.counting;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;
import io.adclicks.pipeline.batching.FingerprintIndex;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * Gives ads dense numbers 0, 1, 2, …, and keeps their ids, the names that cells are told under. Not
 * safe for several threads.
 *
 * <p>The change that brings a click to an ad has the id; one that corrects it later has not, and
 * may arrive first. Until the other comes, the ad is known by its fingerprint only.
 */
final class Ads {
  private static final int LENGTH_BITS = 16;

  private final FingerprintIndex numbers = new FingerprintIndex();
  private final Int2ObjectOpenHashMap<Fingerprint> nameless = new Int2ObjectOpenHashMap<>();

  private byte[] ids = new byte[64];
  private int idsLength;

  /** Where in the ids an ad's is, and its length; 0 for none. */
  private long[] places = new long[8];

  /** Glances at where the search for an ad will start. */
  void glanceAt(AdKey ad) {
    numbers.glanceAt(ad.low());
  }

  /** The number of an ad; a new one gets the next number. */
  int numberOf(AdKey ad) {
    int number = numbers.idOf(ad.high(), ad.low());
    if (number == places.length) {
      places = Arrays.copyOf(places, 2 * number);
    }
    if (places[number] == 0 && !ad.isNamed()) {
      nameless.put(number, new Fingerprint(ad.high(), ad.low()));
    }
    return number;
  }

  /** Keeps an ad's id if it is told here for the first time; whether it is. */
  boolean learnsId(int number, AdKey ad) {
    if (places[number] != 0 || !ad.isNamed()) {
      return false;
    }
    int end = idsLength + ad.length();
    if (end > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(2 * ids.length, end));
    }
    System.arraycopy(ad.id(), ad.start(), ids, idsLength, ad.length());
    places[number] = ((long) idsLength << LENGTH_BITS) | ad.length();
    idsLength = end;
    nameless.remove(number);
    return true;
  }

  /** Whether an ad's id is known. */
  boolean hasId(int number) {
    return places[number] != 0;
  }

  /** Appends an ad's id as a text; an empty one if it is not known. */
  BodyWriter writeId(int number, BodyWriter out) {
    long place = places[number];
    return out.text(ids, (int) (place >>> LENGTH_BITS), (int) place & ((1 << LENGTH_BITS) - 1));
  }

  /** Appends all ads in the order of their numbers. */
  void writeTo(BodyWriter out) {
    out.number(numbers.size());
    for (int number = 0; number < numbers.size(); number++) {
      writeId(number, out);
      if (!hasId(number)) {
        Fingerprint ad = nameless.get(number);
        out.hash(ad.high()).hash(ad.low());
      }
    }
  }

  /** Takes in what {@link #writeTo} wrote; only as the first thing. */
  void readFrom(BodyReader in) {
    AdKey ad = new AdKey();
    for (long left = in.number(); left > 0; left--) {
      in.text();
      if (in.textLength() > 0) {
        ad.moveTo(in.bytes(), in.textStart(), in.textLength());
      } else {
        ad.read(in);
      }
      learnsId(numberOf(ad), ad);
    }
  }

  /** Memory held, in bytes, roughly. */
  long footprint() {
    return numbers.footprint() + ids.length + 8L * places.length + 64L * nameless.size();
  }
}
