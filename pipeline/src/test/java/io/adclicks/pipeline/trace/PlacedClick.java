package io.adclicks.pipeline.trace;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.pipeline.source.EncodedClick;

/**
 * A click and where it lies in the source.
 *
 * @param position as {@code Position} packs it
 * @param click the click
 */
public record PlacedClick(long position, Click click) {
  /** The click as the source hands it to the pipeline. */
  public EncodedClick encoded() {
    return new EncodedClick(position, ClickCodec.encode(click));
  }
}
