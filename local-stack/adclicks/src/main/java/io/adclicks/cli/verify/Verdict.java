package io.adclicks.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How what is served compares with what was sent.
 *
 * @param compared cells looked at
 * @param differing cells that differ
 * @param examples the first of them, a line each
 */
public record Verdict(long compared, long differing, List<String> examples) {
  private static final int MAX_EXAMPLES = 10;

  /** Compares every cell that is on either side. */
  public static Verdict of(Map<CellKey, Figures> expected, Map<CellKey, Figures> served) {
    TreeSet<CellKey> keys = new TreeSet<>(expected.keySet());
    keys.addAll(served.keySet());
    List<String> examples = new ArrayList<>();
    long differing = 0;
    for (CellKey key : keys) {
      Figures wanted = expected.getOrDefault(key, Figures.NONE);
      Figures found = served.getOrDefault(key, Figures.NONE);
      if (!wanted.equals(found)) {
        differing++;
        if (examples.size() < MAX_EXAMPLES) {
          examples.add("%s: expected %s, served %s".formatted(key, wanted, found));
        }
      }
    }
    return new Verdict(keys.size(), differing, examples);
  }

  /** Whether nothing differs. */
  public boolean isExact() {
    return differing == 0;
  }
}
