package io.adclicks.pipeline.judging;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;
import java.nio.charset.StandardCharsets;

/** Writes records of batches as the stages do. */
public final class Clicks {
  private Clicks() {}

  /** Appends a click. */
  public static void write(Click click, long position, BodyWriter body) {
    ClickReader reader = new ClickReader();
    reader.read(ClickCodec.encode(click));
    ClickRecord.write(
        reader, fingerprint(click.userId()), fingerprint(click.token()), position, body);
    body.endRecord();
  }

  /** The fingerprint of a text. */
  public static Fingerprint fingerprint(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Fingerprint.of(utf8, 0, utf8.length);
  }

  /** Whether the address of a click has to know of a change. */
  public static boolean concernsAddress(ClickRecord click, Change change) {
    return click.hasAddress() && ChangeRecord.concernsVelocity(change);
  }

  /** Whether the token of a click has to know of a change. */
  public static boolean concernsToken(ClickRecord click, Change change) {
    return click.token().isKnown() && ChangeRecord.concernsVelocity(change);
  }

  /** What chooses the bucket of the address. */
  public static long addressHash(ClickRecord click) {
    return click.addressHigh();
  }
}
