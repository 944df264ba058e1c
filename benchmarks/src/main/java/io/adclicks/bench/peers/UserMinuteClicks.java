package io.adclicks.bench.peers;

import java.util.ArrayList;
import java.util.List;

/** The distinct clicks of one user in one minute; a Flink POJO, read and written as one value. */
public final class UserMinuteClicks {
  /** The ads that were clicked. */
  public List<String> ads = new ArrayList<>();

  /** The cost of each click in ten-thousandths; negative for a tagged one. */
  public List<Long> costs = new ArrayList<>();

  /** How many of them are untagged. */
  public int untagged;
}
