package io.adclicks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.RejectionReason;
import io.adclicks.pipeline.source.RejectedClick;
import org.junit.jupiter.api.Test;

class CountClicksFileTest {
  @Test
  void aRejectionIsOneLineWhateverTheClickHeld() {
    RejectedClick click =
        new RejectedClick(
            7, RejectionReason.INVALID_FIELD, "cost \"1\r2\n3\" is no price", "", 0, "");

    assertThat(CountClicksFile.describe(click)).isEqualTo("7: cost \"1 2 3\" is no price");
  }
}
