package io.adclicks.query.live;

import java.io.Serial;

/** As many streams are open as this service bears. */
public class TooManyStreamsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TooManyStreamsException(int most) {
    super(most + " live streams are open, which is the most: try again later, or poll.");
  }
}
