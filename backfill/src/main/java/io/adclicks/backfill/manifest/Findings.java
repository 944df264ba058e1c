package io.adclicks.backfill.manifest;

import java.util.List;

/**
 * What an examination of a day brought to light.
 *
 * @param faults a sentence each; with any of them the day cannot be relied on
 * @param notes a sentence each about what is no fault
 * @param manifest what a seal would say now
 */
public record Findings(List<String> faults, List<String> notes, DayManifest manifest) {
  public Findings {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return faults.isEmpty();
  }
}
